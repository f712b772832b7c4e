import { revokeAndLeave } from './navigate.ts';
import { choose, noteOf, submitStatus } from './statuses.ts';
import {
  chooseScenario,
  expect,
  expectSoon,
  failedRequest,
  letTimePass,
  pathOf,
  test,
  toasts,
} from './test.ts';

// A toast reports a change only when its Status control is not on the screen.

test('a toast is announced once, stays while the mouse is on it, and then closes', async ({
  page,
}) => {
  await revokeAndLeave(page);
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
  await revokeAndLeave(page);
  await page.clock.resume();
  await expect(toasts(page)).toHaveCount(1);
  await expect(toasts(page).getByText('F8', { exact: true }), 'its shortcut is told').toBeVisible();
  const edit = page.getByRole('button', { name: 'Edit Checkout Web', exact: true });
  await edit.focus();
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
  await expect(toasts(page)).toContainText('Approved: orders');
  await expect(toasts(page)).toHaveCount(1);
  expect(writes).toHaveLength(2);

  // When the focused toast closes, the focus returns to where it was.
  await expect(edit).toBeFocused();
  await page.keyboard.press('F8');
  await page.keyboard.press('Tab');
  await expect(toasts(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(toasts(page)).toHaveCount(0);
  await expect(edit).toBeFocused();
  expect(writes).toHaveLength(2);
});

test('a toast waits until an open dialog is closed', async ({ page, expectedNoise }) => {
  expectedNoise.push(failedRequest);
  await page.clock.install();
  await page.goto(`${pathOf('Checkout Web')}/edit?scenario=no-reply`);
  const orders = page.getByRole('combobox', { name: 'Status of orders' });
  await submitStatus(page, orders, 'Revoke');
  await expect(orders).toHaveText('Revoking…');
  await page.getByRole('link', { name: 'Apps' }).first().click();
  await page.getByRole('searchbox').fill('iOS');
  await page.getByRole('button', { name: 'Edit Checkout (iOS)' }).click();
  await choose(page, page.getByRole('combobox', { name: 'App status' }), 'Revoke');
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toBeVisible();
  // The change times out after 30 s; then it is read again for 10 s.
  await page.clock.fastForward(30_000);
  for (let seconds = 0; seconds < 20; seconds += 1) await page.clock.fastForward(1000);
  await expect(page.getByText('Not confirmed: orders')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await letTimePass(page, () =>
    expect(toasts(page)).toContainText('Not confirmed: orders', { timeout: 200 }),
  );
});

test('the outcome is in the note only while its control is on the screen', async ({ page }) => {
  await page.clock.install();
  await page.goto(`${pathOf('Delivery Hub')}/edit?scenario=slow-writes`);
  const first = page.getByRole('combobox', { name: 'Status of orders' }).first();
  await submitStatus(page, first, 'Revoke');
  await expect(first).toHaveText('Revoking…');
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await expect(first).not.toBeInViewport();
  await page.clock.fastForward(5_000);
  await expect(toasts(page)).toContainText('Revoked: orders');
  // Scrolled into view, the note takes the place of the toast.
  await first.scrollIntoViewIfNeeded();
  await expect(noteOf(page, 'orders')).toContainText('Revoked, verified');
  await expect(toasts(page)).toHaveCount(0);
});

test('at most two toasts are stacked, and every failure can be reached', async ({
  page,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  await page.clock.install();
  await page.setViewportSize({ width: 1280, height: 500 });
  await page.goto(`${pathOf('Checkout Web')}/edit`);
  await chooseScenario(page, 'Changes are never answered');
  const names = ['App status', 'Status of loyalty', 'Status of orders'];
  for (const name of names) {
    const status = page.getByRole('combobox', { name });
    await submitStatus(page, status, 'Revoke');
    await expect(status).toHaveText('Revoking…');
  }
  await page.getByRole('link', { name: 'Apps' }).first().click();
  const close = toasts(page).getByRole('button', { name: 'Close' });
  // Writes to one app wait for each other, and each times out after 30 s.
  await expect(async () => {
    await page.clock.fastForward(5000);
    await expect(toasts(page).filter({ hasText: 'orders' })).toHaveCount(1, { timeout: 200 });
  }).toPass({ intervals: [50] });
  await expect(toasts(page)).toHaveCount(2);
  for (const left of [2, 1, 0]) {
    await close.last().click();
    await expect(toasts(page)).toHaveCount(left);
  }
});

test('a failure is announced at once and stays until it is closed', async ({
  page,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  await revokeAndLeave(page, 'Changes are never answered');
  const announcement = page.getByRole('status').filter({ hasText: 'Not confirmed: orders' });
  // The app is read again for 10 s.
  await expectSoon(page, announcement);
  await expect(announcement).toHaveAttribute('aria-live', 'assertive');
  await expect(announcement).toContainText('did not answer within 30 seconds.');
  await expect(announcement).not.toContainText('Details');
  await page.clock.fastForward('10:00');
  await page.clock.resume();
  await toasts(page).getByRole('button', { name: 'Close' }).click();
  await expect(toasts(page)).toHaveCount(0);
});
