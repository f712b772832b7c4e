import { readFile } from 'node:fs/promises';
import { pasteText } from './clipboard.ts';
import { leakedLog } from './leaked-log.ts';
import { hasSecret } from './secret-leaks.ts';
import {
  chooseScenario,
  expect,
  failedRequest,
  letTimePass,
  masked,
  test,
  type Page,
} from './test.ts';

const log = leakedLog();
const leaksPage = '/organizations/keywarden-demo/leaked-keys';

test('a paste and two clicks revoke five keys of two organizations, with evidence', async ({
  page,
  writes,
}) => {
  await page.goto(leaksPage);
  await countClicks(page);
  await pasteLog(page);
  await expect(fact(page, 'Your keys')).toHaveText('5 keys in 2 organizations');
  await expect(fact(page, 'Consumer secrets')).toHaveText('1 recognized. Its key is in the list.');
  await expect(fact(page, 'Masked keys')).toHaveText('1 in the text; matching: 1 key');
  await expect(fact(page, 'Other possible keys')).toHaveText(/^3, not found/);
  const rows = page.getByRole('table', { name: 'Keys found' }).getByRole('row');
  await expect(rows).toHaveCount(8);
  await expect(rows.filter({ hasText: masked(log.secret) })).toContainText('consumer secret');
  await expect(rows.filter({ hasText: masked(log.maskedKey) })).toContainText('masked key');
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(5);
  const changes = page.getByRole('columnheader', { name: 'Change' });
  await expect(changes, 'nothing was changed yet').toHaveCount(0);
  const before = await page.content();

  await page.getByRole('button', { name: 'Revoke 5 keys' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke 5 keys' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(page.getByText('Revoked: 5 keys', { exact: true }).first()).toBeVisible();
  expect(await page.evaluate(() => (globalThis as { clicks?: number }).clicks)).toBe(2);
  await expect(changes).toBeVisible();
  await expect(rows.filter({ hasText: 'Revoked, verified' })).toHaveCount(5);
  await expect(rows.filter({ hasText: 'Blocked: key revoked' })).toHaveCount(5);
  await expect(
    page.getByText('No key is selected. 2 keys in the list are not revoked.'),
  ).toBeVisible();
  expect(
    writes.map(({ target }) => /keys\/([^?]+)\?action=revoke$/u.exec(target)?.[1] ?? '').toSorted(),
  ).toEqual(log.own.map(({ consumerKey }) => consumerKey).toSorted());
  await expect(page.getByText(/^Gateways may honor revoked keys until/)).toBeVisible();
  expect(await page.getByRole('status').filter({ hasText: 'Revoked: 5 keys' }).count()).toBe(1);

  // It outlives its page.
  await page.getByRole('link', { name: 'Activity', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Activity' })).toBeFocused();
  await page.getByRole('link', { name: 'Leaked keys' }).click();
  await expect(page.getByText('Revoked: 5 keys', { exact: true })).toBeVisible();

  // By keyboard, it is the next thing after the heading once the search has ended.
  await expect(page.getByRole('button', { name: 'Stop' })).toHaveCount(0);
  const saved = page.waitForEvent('download');
  await expect(page.getByRole('heading', { level: 1, name: 'Leaked keys' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Save as JSON' })).toBeFocused();
  await page.keyboard.press('Enter');
  const file = await readFile(await (await saved).path(), 'utf8');
  const evidence = JSON.parse(file) as { requests: { httpStatus: number }[]; found: object[] };
  expect(evidence.requests.map(({ httpStatus }) => httpStatus)).toEqual(Array(5).fill(204));
  expect(evidence.found).toHaveLength(7);
  await expect(page.getByText(/^SHA-256 of keywarden-leak-.*\.json: [0-9a-f]{64}$/)).toBeVisible();
  for (const text of [file, before, await page.content()]) {
    expect(hasSecret(text)).toBe(false);
    // No foreign keys, and nothing else of the text.
    expect(text).not.toMatch(/Foreign\dKey|203\.0\.113/);
  }

  const [first] = log.own;
  await page.getByRole('link', { name: `Replace key ${first && masked(first)}` }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(first ? masked(first) : '');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);

  await page.goBack();
  await page.getByRole('link', { name: `Check a call with key ${first && masked(first)}` }).click();
  await expect(page).toHaveURL(/\/access-check$/);
  const chosen = page.getByRole('combobox', { name: 'Key', exact: true }).locator(':checked');
  await expect(chosen).toHaveText(first ? masked(first) : '');
});

test('with one organization refused, the others are searched, and the result of each level stays', async ({
  page,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  await page.goto(`${leaksPage}?scenario=edge-refused`);
  await pasteLog(page);
  const places = page.getByRole('list', { name: 'Where Keywarden looked' });
  const edge = places.getByRole('listitem').filter({ hasText: 'Apigee Edge' });
  await expect(edge).toContainText('So it is not known whether this organization has more');
  await expect(edge.getByRole('button', { name: 'Search keywarden-edge again' })).toBeVisible();
  await expect(fact(page, 'Your keys')).toHaveText('3 keys in 1 organization');
  await expect(fact(page, 'Other possible keys')).toHaveText('5, not found in what was searched');

  const found = page.getByRole('table', { name: 'Keys found' });
  await expect(found.getByRole('cell', { name: 'Not loaded yet' }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Load last use' }).click();
  await expect(found).toContainText('prod');

  await page.getByRole('button', { name: 'Revoke 3 keys' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'The owners of these apps' }).check();
  await expect(dialog.getByRole('definition').first()).toContainText(/keys? .*stops? working/);
  await expect(dialog.getByRole('button', { name: /^Deactivate \d owners?$/ })).toBeEnabled();
  await dialog.getByRole('radio', { name: 'One API product' }).check();
  await dialog.getByRole('button', { name: /^Revoke .* in \d keys?$/ }).click();
  const results = page.getByRole('list', { name: 'Change' }).getByRole('listitem');
  await expect(results).toHaveText([/^Revoked: .* in \d keys?$/]);
  await page.getByRole('button', { name: 'Revoke 3 keys' }).click();
  await dialog.getByRole('button', { name: 'Revoke 3 keys' }).click();
  await expect(results).toHaveText([/^Revoked: .* in \d keys?$/, 'Revoked: 3 keys']);

  // A key that is revoked can still lead to its owner.
  await page.getByRole('checkbox', { name: /^Select key .* of Rain Radar$/ }).check();
  await page.getByRole('button', { name: 'Revoke 1 app' }).click();
  await dialog.getByRole('radio', { name: 'The owners of these apps' }).check();
  await dialog.getByRole('button', { name: 'Deactivate 1 owner' }).click();
  await expect(results.last()).toHaveText('Deactivated: 1 owner');
  await expect(results).toHaveCount(3);
  await expect(found.getByRole('row').filter({ hasText: 'Rain Radar' })).toContainText(
    /Revoked, verified .*Owner.*Deactivated, verified/,
  );
});

test('an unconfirmed revocation can be checked again; its evidence is not lost by leaving', async ({
  page,
  writes,
}) => {
  await page.clock.install();
  await page.goto(`${leaksPage}?scenario=lagging-reads-long`);
  await page
    .getByRole('textbox', { name: 'Text with leaked keys' })
    .fill(log.own[0]?.consumerKey ?? '');
  await page.getByRole('button', { name: 'Find keys' }).click();
  await page.getByRole('button', { name: 'Revoke 1 key' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke 1 key' }).click();
  const found = page.getByRole('table', { name: 'Keys found' });
  const check = found.getByRole('button', { name: /^Check again: / });
  await letTimePass(page, () => expect(check).toBeVisible({ timeout: 100 }));
  await chooseScenario(page, 'No faults');
  await check.click();
  await expect(found).toContainText('Revoked, verified');
  await expect(check).toHaveCount(0);
  await expect(page.getByText('Revoked: 1 key', { exact: true })).toBeVisible();
  expect(writes).toHaveLength(1);

  const questions: string[] = [];
  page.on('dialog', (question) => {
    questions.push(question.type());
    void question.dismiss();
  });
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => questions).toEqual(['beforeunload']);
  await page.getByRole('button', { name: 'Save as Markdown' }).click();
  await expect(page.getByText(/^SHA-256 of /)).toBeVisible();
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Text with leaked keys' })).toBeVisible();
  expect(questions).toHaveLength(1);
});

async function pasteLog(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Text with leaked keys' }).focus();
  await pasteText(page, log.text);
}

function fact(page: Page, name: string) {
  return page.getByRole('term').filter({ hasText: name }).locator('xpath=following-sibling::dd');
}

async function countClicks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const counted = globalThis as { clicks?: number };
    counted.clicks = 0;
    addEventListener('pointerdown', () => (counted.clicks = (counted.clicks ?? 0) + 1), true);
  });
}
