import { changeStatus, choose, confirmRevoke, submitStatus } from './statuses.ts';
import { expect, expectSoon, failedRequest, letTimePass, pathOf, test, toasts } from './test.ts';

test('a toast is announced, stays while the mouse is on it, and then closes', async ({ page }) => {
  await page.clock.install();
  await page.goto(`${pathOf('Checkout Web')}/edit`);
  await choose(page, page.getByRole('combobox', { name: 'Status of orders' }), 'Revoke');
  await page.clock.pauseAt(Date.now() + 60_000);
  await confirmRevoke(page);
  const announcement = page.getByRole('status').filter({ hasText: 'Revoked: orders' });
  await expectSoon(page, announcement);
  await expect(announcement).toHaveAttribute('aria-live', 'polite');
  // The parts are separate words, and the announcement mentions the action.
  await expect(announcement).toHaveText(
    /Revoked: orders\W* In key \w{4}…\w{4} of Checkout Web\. Verified [\d:]{8}\. Gateways may honor it until [\d:]{8}\.\W* Undo/,
  );

  await toasts(page).hover();
  await page.clock.fastForward(60_000);
  await expect(toasts(page)).toContainText('Revoked: orders');
  await page.mouse.move(0, 0);
  await page.clock.fastForward(11_000);
  await expect(toasts(page)).toHaveCount(1);
  await page.clock.fastForward(2_000);
  await expect(toasts(page)).toHaveCount(0);
  await page.clock.resume();
});

test('F8 focuses a toast, which stays while it has the focus, and Undo works there', async ({
  page,
  writes,
}) => {
  await page.clock.install();
  await page.goto(`${pathOf('Checkout Web')}/edit`);
  const orders = page.getByRole('combobox', { name: 'Status of orders' });
  await changeStatus(page, orders, 'Revoke');
  await expect(toasts(page)).toHaveCount(1);
  await page.keyboard.press('F8');
  await expect(
    page.getByRole('region', { name: 'Notifications (F8)' }).getByRole('list'),
  ).toBeFocused();
  await page.clock.fastForward(60_000);
  await expect(toasts(page)).toContainText('Revoked: orders');

  await page.keyboard.press('Tab');
  await expect(toasts(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(toasts(page).getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(orders).toHaveText('Approved');
  await expect(toasts(page)).toHaveCount(1);
  await expect(toasts(page)).toContainText('Approved: orders');
  expect(writes).toHaveLength(2);

  // When the focused toast closes, the focus returns to where it was.
  await expect(orders).toBeFocused();
  await page.keyboard.press('F8');
  await page.keyboard.press('Tab');
  await expect(toasts(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(toasts(page)).toHaveCount(0);
  await expect(orders).toBeFocused();
  expect(writes).toHaveLength(2);
});

test('a toast that appears over an open dialog does not take its keyboard input', async ({
  page,
  writes,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  await page.clock.install();
  await page.goto(`${pathOf('Checkout Web')}/edit?scenario=no-reply`);
  const orders = page.getByRole('combobox', { name: 'Status of orders' });
  await submitStatus(page, orders, 'Revoke');
  await expect(orders).toHaveText('Revoking…');
  const loyalty = page.getByRole('combobox', { name: 'Status of loyalty' });
  await choose(page, loyalty, 'Revoke');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await page.clock.fastForward(30_000);
  const told = 'Not confirmed: orders';
  await letTimePass(page, () => expect(toasts(page)).toContainText(told, { timeout: 200 }));
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await expect(loyalty).toBeFocused();
  await expect(toasts(page)).toContainText('Not confirmed: orders');
  expect(writes).toHaveLength(1);
});

test('every toast can be reached, however many changes fail', async ({ page, expectedNoise }) => {
  expectedNoise.push(failedRequest);
  await page.setViewportSize({ width: 1280, height: 500 });
  await page.goto(`${pathOf('Checkout Web')}/edit?scenario=server-error`);
  const names = ['App status', /^Status of key /, 'Status of loyalty', 'Status of orders'];
  for (const [index, name] of names.entries()) {
    await submitStatus(page, page.getByRole('combobox', { name }), 'Revoke');
    await expect(toasts(page)).toHaveCount(index + 1);
  }
  const oldest = toasts(page).filter({ hasText: 'Not revoked: App Checkout Web' });
  await oldest.getByRole('button', { name: 'Close' }).click({ timeout: 5_000 });
  await expect(oldest).toHaveCount(0);
  await expect(toasts(page)).toHaveCount(3);
});

test('a failure is announced at once and stays until it is closed', async ({
  page,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  await page.clock.install();
  await page.goto(`${pathOf('Checkout Web')}/edit?scenario=server-error`);
  await choose(page, page.getByRole('combobox', { name: 'Status of orders' }), 'Revoke');
  await page.clock.pauseAt(Date.now() + 60_000);
  await confirmRevoke(page);
  const announcement = page.getByRole('status').filter({ hasText: 'Not revoked: orders' });
  await expectSoon(page, announcement);
  await expect(announcement).toHaveAttribute('aria-live', 'assertive');
  await expect(announcement).toContainText('Server error (500).');
  await expect(announcement).not.toContainText('Internal error encountered.');

  await page.clock.fastForward('10:00');
  await page.clock.resume();
  await toasts(page).getByRole('button', { name: 'Close' }).click();
  await expect(toasts(page)).toHaveCount(0);
});
