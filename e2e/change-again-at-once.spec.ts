import { noteOf, submitStatus } from './statuses.ts';
import { expect, pathOf, test, toasts } from './test.ts';

for (const { width, height } of [
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
])
  test(`at ${width} × ${height}, a second status of a card can be changed right after the first`, async ({
    page,
    writes,
  }) => {
    await page.setViewportSize({ width, height });
    await page.goto(`${pathOf('Checkout Web')}/edit`);
    for (const product of ['orders', 'loyalty']) {
      const status = page.getByRole('combobox', { name: `Status of ${product}` });
      await submitStatus(page, status, 'Revoke');
      await expect(status).toHaveText('Revoked');
      await expect(status).toBeFocused();
      await expect(noteOf(page, product)).toContainText('Revoked, verified');
      await expect(noteOf(page, product).getByRole('button', { name: 'Undo' })).toBeInViewport();
    }
    await expect(toasts(page)).toHaveCount(0);
    expect(writes).toHaveLength(2);
  });

test('an undo that would stop a key asks first, and the focus stays on the note', async ({
  page,
  writes,
}) => {
  await page.goto(`${pathOf('Globex Returns')}/edit`);
  const status = page.getByRole('combobox', { name: 'App status' });
  await submitStatus(page, status, 'Approve');
  const note = noteOf(page, 'App Globex Returns');
  await note.getByRole('button', { name: 'Undo: App Globex Returns' }).press('Enter');
  const dialog = page.getByRole('alertdialog', { name: 'Revoke app Globex Returns?' });
  await expect(dialog).toContainText('Stops working');
  await page.keyboard.press('Escape');
  await expect(note.getByRole('button', { name: /^Undo/ })).toBeFocused();
  expect(writes).toHaveLength(1);

  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Revoke', exact: true }).press('Enter');
  await expect(status).toHaveText('Revoked');
  await expect(note).toContainText('Revoked, verified');
  await expect(note).toBeFocused();
  expect(writes).toHaveLength(2);
});
