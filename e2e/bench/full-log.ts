import type { Page } from 'playwright/test';
import { atRest, watchText } from './page-probes.ts';

/**
 * Fills the log as a person would, in one bulk run: revokes every key of every app in the list. At most ten requests
 * are sent in a second of the page, so the page needs `speedUpTime`.
 *
 * @returns how many changes Activity shows, at least `least`
 */
export async function fillLog(page: Page, least: number): Promise<number> {
  // It is checked once the worker has listed the apps.
  await page.getByRole('checkbox', { name: /^Select all / }).click();
  await page
    .getByRole('region', { name: 'Selection' })
    .getByRole('button', { name: 'Revoke…' })
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'All their keys' }).check();
  const apps = dialog.getByRole('textbox', { name: /type the number of apps: / });
  const label = await apps.evaluate((field) => field.closest('label')?.textContent ?? '');
  await apps.fill(/\d+(?=\D*$)/u.exec(label.replaceAll(',', ''))?.[0] ?? '');
  await dialog.getByRole('button', { name: /^Revoke [\d,]+ keys/ }).click();
  const run = page.getByRole('region', { name: 'Bulk change' });
  const dismiss = run.getByRole('button', { name: 'Dismiss this result' });
  await dismiss.waitFor({ timeout: 20 * 60_000 });
  const result = await run.innerText();
  if (!result.includes('Revoked: ')) throw new Error(`the bulk run ended with “${result}”`);
  await dismiss.click();
  await page.evaluate('restoreTime()');
  await openActivity(page);
  const text = await page.getByText(/^\d+ changes$/u).innerText();
  const count = Number.parseInt(text, 10);
  if (count < least) throw new Error(`${text} are fewer than ${least}`);
  return count;
}

/** The ms from the click to Activity being painted, from the list at rest. */
export async function timeActivity(page: Page): Promise<number> {
  await page.getByRole('link', { name: 'Apps', exact: true }).first().click();
  await page.getByRole('row').nth(2).waitFor();
  await page.evaluate(atRest);
  const opened = page.evaluate(watchText, 'Export as JSON');
  await openActivity(page);
  return (await opened).ms;
}

/** The ms from the click that opens the bulk run in Activity to its changes being painted. */
export async function timeRun(page: Page): Promise<number> {
  const opened = page.evaluate(watchText, 'Revoked, verified');
  await page.getByRole('button', { name: 'Changes', exact: true }).click();
  return (await opened).ms;
}

async function openActivity(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Activity', exact: true }).click();
  await page.getByRole('table', { name: 'Activity' }).waitFor();
}
