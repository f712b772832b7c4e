import { openDeleteDialog } from './app-forms.ts';
import { openActivity } from './navigate.ts';
import { changeStatus, noteOf, submitStatus } from './statuses.ts';
import {
  expect,
  failedRequest,
  keyOf,
  masked,
  pathOf,
  tallViewport,
  test,
  toasts,
  type Page,
} from './test.ts';

test.use(tallViewport);

test('after a reload, Undo finds the key again, and the undo is linked', async ({
  page,
  writes,
}) => {
  await page.goto(`${pathOf('Checkout Web')}/edit`);
  await changeStatus(page, page.getByRole('combobox', { name: 'Status of orders' }), 'Revoke');
  await openActivity(page);
  await page.reload();
  const rows = rowsOf(page);
  await rows.nth(1).getByRole('button', { name: 'Undo: orders' }).press('Enter');
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(1)).toContainText('Approved, verified');
  await expect(rows.nth(2)).toContainText('Undone at');
  await expect(rows.nth(2)).toBeFocused();
  expect(writes.map(({ target }) => target.split('/').at(-1))).toEqual([
    'orders?action=revoke',
    'orders?action=approve',
  ]);
  // Both records are kept, and so are their links.
  await page.reload();
  await expect(rows).toHaveCount(3);
  await rows
    .nth(2)
    .getByRole('link', { name: /^Undone at / })
    .click();
  await expect(rows.nth(1)).toBeFocused();
});

test('after a reload, an undo that would stop a key asks first', async ({ page, writes }) => {
  await page.goto(`${pathOf('Globex Returns')}/edit`);
  await changeStatus(page, page.getByRole('combobox', { name: 'App status' }), 'Approve');
  await openActivity(page);
  await page.reload();
  const undo = page.getByRole('button', { name: 'Undo: App Globex Returns' });
  await undo.press('Enter');
  const dialog = page.getByRole('alertdialog', { name: 'Revoke app Globex Returns?' });
  await expect(dialog).toContainText('Stops working');
  await dialog.getByRole('button', { name: 'Cancel' }).press('Enter');
  await expect(undo).toBeFocused();
  expect(writes).toHaveLength(1);
});

test('a change that a reload interrupts is unknown, and can be checked', async ({
  page,
  writes,
}) => {
  await page.goto(`${pathOf('Checkout Web')}/edit?scenario=slow-writes`);
  const orders = page.getByRole('combobox', { name: 'Status of orders' });
  await submitStatus(page, orders, 'Revoke');
  await expect.poll(() => writes.length).toBe(1);
  await page.reload();
  // The first page of a visit leaves the focus to the browser, and Activity is not to be that page.
  await expect(orders).toBeVisible();
  await openActivity(page);
  const row = rowsOf(page).nth(1);
  await expect(row).toContainText('Not known yet: the server may still apply it.');
  await row.getByRole('button', { name: 'Check again: orders' }).press('Enter');
  await expect(row).toContainText(/still shows Approved|Revoked despite an error, verified/);
  await expect(toasts(page)).toHaveCount(0);
  expect(writes).toHaveLength(1);
});

test('a key that the app no longer has is named as the reason that it can’t be undone', async ({
  page,
}) => {
  const key = masked(keyOf('Checkout Web'));
  await page.goto(`${pathOf('Checkout Web')}/edit`);
  await changeStatus(page, page.getByRole('combobox', { name: `Status of key ${key}` }), 'Revoke');
  await expect(noteOf(page, `Key ${key}`)).toContainText('Revoked, verified');
  await openActivity(page);
  // As if the key had been deleted: the stored fingerprint is that of no key.
  await page.evaluate(() => {
    for (const [name, text] of Object.entries(sessionStorage))
      if (name.startsWith('keywarden-activity-'))
        sessionStorage.setItem(name, text.replace(/sha256:\w{4}/u, 'sha256:0000'));
  });
  await page.reload();
  const row = rowsOf(page).nth(1);
  await row.getByRole('button', { name: `Undo: Key ${key}` }).press('Enter');
  await expect(row).toContainText('The app no longer has this key.');
  await expect(row.getByRole('button', { name: `Undo: Key ${key}` })).toBeFocused();
});

test('a deletion is listed after a reload, without a way to undo or check it', async ({
  page,
  expectedNoise,
}) => {
  // The read that verifies the deletion.
  expectedNoise.push(failedRequest);
  const dialog = await openDeleteDialog(page, 'Rain Radar');
  await dialog.getByRole('textbox').fill('Rain Radar');
  await dialog.getByRole('button', { name: 'Delete app' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Apps' })).toBeFocused();
  await openActivity(page);
  const row = rowsOf(page).nth(1);
  await expect(row).toContainText('Deleted, verified');
  const [time, change] = await row.getByRole('cell').allTextContents();
  await page.reload();
  await expect(row).toContainText('Deleted, verified');
  await expect(row.getByRole('cell').first()).toHaveText(time ?? '');
  await expect(row).toContainText(change ?? '');
  // What was sent is not kept.
  await expect(row).not.toContainText('curl');
  await expect(row.getByRole('button')).toHaveCount(0);
});

test('a bulk run is one entry, which opens', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('searchbox').fill('checkout');
  await page.getByRole('checkbox', { name: /^Select all / }).click();
  await page.getByRole('button', { name: 'Revoke…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /^Revoke \d/ }).click();
  const run = page.getByRole('region', { name: 'Bulk change' });
  await expect(run).toContainText(/^Revoked: \d apps/);
  await run.getByRole('button', { name: 'Dismiss this result' }).click();
  await openActivity(page);
  const rows = rowsOf(page);
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1)).toContainText(/Bulk change of \d statuses/);
  await expect(rows.nth(1)).toContainText(/(\d) of \1 changed/);
  const changes = rows.nth(1).getByRole('button', { name: 'Changes' });
  await changes.press('Enter');
  await expect(changes).toHaveAttribute('aria-expanded', 'true');
  await expect(rows.nth(2)).toContainText('Revoked, verified');
  await page.reload();
  await expect(rows).toHaveCount(2);
});

function rowsOf(page: Page) {
  return page.getByRole('table', { name: 'Activity' }).getByRole('row');
}
