import { makeAllChanges, ownerOf, start, steps, type Step } from './activity-scenario.ts';
import { openActivity, openSettings } from './navigate.ts';
import { allowClipboard, copyBy } from './clipboard.ts';
import { changeStatus } from './statuses.ts';
import {
  expect,
  failedRequest,
  keyOf,
  masked,
  organizations,
  pathOf,
  tabTo,
  tallViewport,
  test,
  toasts,
  type Locator,
  type Page,
} from './test.ts';

test.use(tallViewport);

const { x, edge } = organizations;
const metroKey = masked(keyOf('Metro Timetable', 0, edge));

test('every change is listed, newest first, with any outcome', async ({ page, expectedNoise }) => {
  test.slow();
  expectedNoise.push(failedRequest);
  await makeAllChanges(page);
  const rows = page.getByRole('table', { name: 'Activity' }).getByRole('row');
  await expect(rows).toHaveCount(steps.length + 1);
  await expect(page.getByText('5 changes', { exact: true })).toBeVisible();
  for (const [index, { row, app, organization }] of steps.toReversed().entries()) {
    const found = rows.nth(index + 1);
    await expectRow(found, row);
    const path = pathOf(app, organization);
    await expect(found.getByRole('link', { name: app, exact: true })).toHaveAttribute('href', path);
  }

  const failed = rows.nth(3);
  await failed.getByText('Details', { exact: true }).click();
  for (const line of [
    'Server error (500).',
    'Internal Server Error',
    'HTTP 500 · management.500',
    'api.enterprise.apigee.com',
  ])
    await expect(failed.getByRole('listitem').getByText(line, { exact: true })).toBeVisible();

  // The open change finishes while the page is shown.
  await page.clock.setFixedTime(start + 4 * 60_000 + 30_000);
  await page.clock.fastForward(30_000);
  const slow = rows.nth(1);
  await expectRow(slow, {
    time: 'Nov 23, 2026, 12:04:00 2026-11-23 11:04:00 UTC',
    what: `Key ${metroKey} Metro Timetable · ${edge} Owner ${ownerOf('Metro Timetable')}`,
    change: 'Revoke Approved changed to Unknown',
    result: 'Not known yet: the server may still apply it. It still shows Approved at {checked}',
    undo: false,
  });
  await slow.getByText('Details', { exact: true }).click();
  await expect(slow.getByRole('listitem').getByText('Took 30 sec', { exact: true })).toBeVisible();

  // A reload keeps the log, as the page says. Texts follow the language.
  await expect(page.getByText('It stays when you reload the page')).toBeVisible();
  await page.reload();
  await expect(rows).toHaveCount(steps.length + 1);
  for (const [index, { row }] of steps.toReversed().entries())
    if (index > 1) await expectRow(rows.nth(index + 1), row);
  await expectRow(rows.nth(1), {
    time: 'Nov 23, 2026, 12:04:00 2026-11-23 11:04:00 UTC',
    what: `Key ${metroKey} Metro Timetable · ${edge} Owner ${ownerOf('Metro Timetable')}`,
    change: 'Revoke Approved changed to Unknown',
    result: 'Not known yet: the server may still apply it. It still shows Approved at {checked}',
    undo: false,
  });
  await openSettings(page);
  await page.getByRole('combobox', { name: 'Language' }).selectOption('de');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('table').getByRole('row').nth(5)).toContainText(
    'Genehmigt, geprüft um 12:00:00',
  );
});

test('Undo appears where it can restore, works by keyboard and is announced', async ({
  page,
  writes,
}) => {
  await page.goto(`${pathOf('Checkout Web')}/edit`);
  const orders = page.getByRole('combobox', { name: 'Status of orders' });
  const loyalty = page.getByRole('combobox', { name: 'Status of loyalty' });
  await changeStatus(page, orders, 'Revoke');
  await changeStatus(page, loyalty, 'Revoke');
  await changeStatus(page, orders, 'Approve');
  await openActivity(page);
  const table = page.getByRole('table', { name: 'Activity' });
  const row = (result: RegExp) => table.getByRole('row', { name: result });
  const undoOrders = table.getByRole('button', { name: 'Undo: orders', exact: true });
  const undoLoyalty = table.getByRole('button', { name: 'Undo: loyalty', exact: true });
  await expect(undoOrders).toHaveCount(1);
  await expect(undoLoyalty).toHaveCount(1);
  // The same status was changed again later, so its first change can't be undone.
  await expect(
    row(/orders.* Revoked, verified/).getByRole('button', { name: /^Undo/ }),
  ).toHaveCount(0);

  await tabTo(page, undoLoyalty);
  await page.keyboard.press('Enter');
  const announcement = page.getByRole('status').filter({ hasText: 'Approved: loyalty. ' });
  await expect(announcement).toHaveAttribute('aria-live', 'polite');
  // The new row shows the outcome, so there is no toast.
  await expect(toasts(page)).toHaveCount(0);
  await expect(table.getByRole('row')).toHaveCount(5);
  const undone = table.getByRole('row').nth(3);
  await expect(undone).toContainText('Undone at');
  await expect(undone).toBeFocused();
  await undone.getByRole('link', { name: /^Undone at / }).press('Enter');
  await expect(table.getByRole('row').nth(1)).toBeFocused();
  await page.getByRole('link', { name: /^Undoes the change of / }).press('Enter');
  await expect(undone).toBeFocused();
  // After the undo, only the newest row can be undone.
  await expect(undoLoyalty).toHaveCount(1);
  await expect(
    table.getByRole('row').nth(1).getByRole('button', { name: 'Undo: loyalty' }),
  ).toBeVisible();
  expect(writes.map(({ target }) => target.slice(-14))).toEqual([
    '?action=revoke',
    '?action=revoke',
    'action=approve',
    'action=approve',
  ]);
  await table.getByRole('row').nth(1).getByRole('link', { name: 'Checkout Web' }).click();
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await expect(loyalty).toHaveText('Approved');
});

test('Details has the call of a change: masked on the page, complete when copied', async ({
  page,
  context,
  expectedCopies,
}) => {
  await allowClipboard(context);
  const { consumerKey } = keyOf('Checkout Web');
  expectedCopies.push(consumerKey);
  await page.goto(`${pathOf('Checkout Web')}/edit`);
  await changeStatus(page, page.getByRole('combobox', { name: 'Status of orders' }), 'Revoke');
  await openActivity(page);
  const row = page.getByRole('table', { name: 'Activity' }).getByRole('row').nth(1);
  const command = row.getByRole('group', { name: 'The call as curl' });
  await expect(command).toBeHidden();
  await row.getByText('Details', { exact: true }).click();
  const shown = (await command.textContent()) ?? '';
  expect(shown).toContain(
    `/keys/${masked(keyOf('Checkout Web'))}/apiproducts/orders?action=revoke`,
  );
  expect(await page.content()).not.toContain(consumerKey);
  const copied = await copyBy(page, row.getByRole('button', { name: 'Copy curl' }));
  expect(copied).toBe(shown.replace(masked(keyOf('Checkout Web')), consumerKey));
});

test('a tab without changes explains how to make one', async ({ page }) => {
  await page.goto('/');
  await openActivity(page);
  await expect(page).toHaveTitle(`Activity – ${x} – Keywarden`);
  await expectEmpty(page);
});

async function expectRow(row: Locator, { time, what, change: from, result, undo }: Step['row']) {
  await expectWords(row.getByRole('cell').nth(0), time);
  await expectWords(row.getByRole('rowheader'), what);
  await expect(row.getByRole('cell').nth(1)).toHaveAccessibleName(from);
  await expectWords(row.getByRole('cell').nth(2), `${result} Details`);
  await expect(row.getByRole('button', { name: /^Undo: / })).toHaveCount(undo ? 1 : 0);
}

// The text of the cell, without a trailing fingerprint.
async function expectWords(cell: Locator, words: string): Promise<void> {
  // A change that is not confirmed is checked repeatedly, so its time changes.
  const read = async () =>
    (await cell.innerText())
      .replaceAll(/\s+/gu, ' ')
      .replace(/(?<=still shows \w+ at )[\d:]{8}/u, '{checked}')
      .trim();
  await expect
    .poll(async () => (await read()).replace(/ Fingerprint sha256:[0-9a-f]{16}$/u, ''))
    .toBe(words);
}

async function expectEmpty(page: Page): Promise<void> {
  await expect(
    page.getByRole('heading', { name: 'Nothing has been changed in this tab' }),
  ).toBeVisible();
  await expect(page.getByText('Open an app, choose Edit and set a Status')).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Export as JSON' })).toHaveCount(0);
}
