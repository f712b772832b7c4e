import { choose, confirmRevoke, submitStatus, noteOf } from './statuses.ts';
import { chooseScenario, expect, pathOf, test, toasts, watchRequests, type Page } from './test.ts';

// The clock runs slowly during a change, so that slow machines see the same as fast ones.
async function revokeInSlowMotion(page: Page): Promise<void> {
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await page.clock.pauseAt(Date.now() + 60_000);
  await confirmRevoke(page);
  await page.clock.runFor(100);
}

async function finishChange(page: Page): Promise<void> {
  await page.clock.fastForward(5_000);
  await page.clock.resume();
}

test('a slow change shows its progress, keeps the focus and can’t be opened', async ({
  page,
  writes,
}) => {
  await page.clock.install();
  await page.goto(`${pathOf('Checkout Web')}/edit?scenario=slow-writes`);
  const status = page.getByRole('combobox', { name: 'Status of orders' });
  const list = page.getByRole('listbox');
  await choose(page, status, 'Revoke');
  await revokeInSlowMotion(page);
  await expect(status).toHaveText('Revoking…');
  await expect(status).toBeFocused();
  for (const key of ['Space', 'Enter', 'ArrowDown', 'r', 'a']) await page.keyboard.press(key);
  await expect(list).toHaveCount(0);
  await status.click({ force: true });
  await expect(list).toHaveCount(0);
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await expect(status).toHaveText('Revoking…');

  await finishChange(page);
  await expect(status).toHaveText('Revoked');
  await expect(status).toBeFocused();
  await expect(list).toHaveCount(0);
  await expect(noteOf(page, 'orders')).toContainText('Revoked, verified');
  await expect(toasts(page)).toHaveCount(0);

  await choose(page, status, 'Approve');
  await expect(status).toHaveText('Approving…');
  await expect(status).toBeFocused();
  await page.clock.fastForward(5_000);
  await expect(status).toHaveText('Approved');
  expect(writes).toHaveLength(2);
});

test('a change continues while the list is shown, and its result appears there', async ({
  page,
  writes,
}) => {
  await page.clock.install();
  await page.goto('/organizations/keywarden-demo/apps?q=checkout+web&scenario=slow-writes');
  const edit = page.getByRole('button', { name: 'Edit Checkout Web', exact: true });
  await edit.click();
  const appStatus = page.getByRole('combobox', { name: 'App status' });
  await choose(page, appStatus, 'Revoke');
  await revokeInSlowMotion(page);
  await expect(appStatus).toHaveText('Revoking…');

  await page.goBack();
  const row = page.getByRole('row', { name: /^Checkout Web / });
  await expect(row).toContainText('Approved');
  await edit.click();
  await expect(appStatus).toHaveText('Revoking…');
  await appStatus.click({ force: true });
  await expect(page.getByRole('listbox')).toHaveCount(0);

  await page.goBack();
  await expect(row).toContainText('Approved');
  await finishChange(page);
  await expect(toasts(page)).toContainText('Revoked: App Checkout Web');
  await expect(row).toContainText('Revoked');

  // A change that was started on another page can still be undone.
  await toasts(page).getByRole('button', { name: 'Undo' }).click();
  await page.clock.fastForward(5_000);
  await expect(toasts(page)).toContainText('Approved: App Checkout Web');
  await expect(row).toContainText('Approved');
  expect(writes).toHaveLength(2);
});

// The read before, the write and the read after take 2 s each. The test leaves the page during the last.
test('the pre-write read completes after navigating away', async ({ page, writes }) => {
  await page.clock.install();
  await page.goto(`${pathOf('Checkout Web')}/edit`);
  const orders = page.getByRole('combobox', { name: 'Status of orders' });
  await expect(orders).toHaveText('Approved');
  await chooseScenario(page, 'Slow network (2 s)');
  const { all } = watchRequests(page, '/apps/');
  await choose(page, orders, 'Revoke');
  await revokeInSlowMotion(page);
  for (const asked of [1, 2]) {
    await expect.poll(() => all.length).toBe(asked);
    await page.clock.fastForward(2_000);
  }
  await expect.poll(() => all.length).toBe(3);
  await page.getByRole('link', { name: 'Activity', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Activity' })).toBeFocused();
  await page.clock.fastForward(2_000);
  await page.clock.resume();
  await expect(page.getByRole('table', { name: 'Activity' })).toContainText('Revoked, verified');
  await expect(page.getByRole('status').filter({ hasText: 'Revoked: orders.' })).toBeAttached();
  await expect(toasts(page)).toHaveCount(0);
  expect(writes).toHaveLength(1);
});

test('two changes to one app are sent one after the other', async ({ page, writes }) => {
  await page.clock.install();
  await page.goto(`${pathOf('Checkout Web')}/edit?scenario=slow-writes`);
  const orders = page.getByRole('combobox', { name: 'Status of orders' });
  const loyalty = page.getByRole('combobox', { name: 'Status of loyalty' });
  for (const status of [orders, loyalty]) {
    await submitStatus(page, status, 'Revoke');
    await expect(status).toHaveText('Revoking…');
  }
  await expect(orders).toHaveText('Revoking…');
  // Apigee asks for one write to an app at a time (docs/apigee-api.md, "Writes").
  expect(writes).toHaveLength(1);
  await page.clock.fastForward(5_000);
  await expect(orders).toHaveText('Revoked');
  await expect(loyalty).toHaveText('Revoking…');
  await expect.poll(() => writes.length).toBe(2);
  await page.clock.fastForward(5_000);
  await expect(loyalty).toHaveText('Revoked');
  await expect(loyalty).toBeFocused();
  expect(writes).toHaveLength(2);
});
