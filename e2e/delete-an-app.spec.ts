import { openDeleteDialog } from './app-forms.ts';
import { expect, failedRequest, pathOf, tabTo, test, toasts, type Locator } from './test.ts';

// After the deletion, the console reads the app to verify that it is gone: 404.
test.beforeEach(({ expectedNoise }) => void expectedNoise.push(failedRequest));

test('by keyboard: Escape deletes nothing, and returns the focus', async ({ page, writes }) => {
  await page.goto(`${pathOf('Rain Radar')}/edit`);
  const open = page.getByRole('button', { name: 'Delete app' });
  await tabTo(page, open);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Type Rain Radar to confirm' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(open).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type('something else');
  await page.keyboard.press('Enter');
  const typed = page.getByRole('textbox', { name: 'Type Rain Radar to confirm' });
  await expect(typed).toHaveAttribute('aria-invalid', 'true');
  expect(writes).toEqual([]);
  await typed.fill('Rain Radar');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Apps' })).toBeFocused();
  expect(writes).toHaveLength(1);
});

test('offers to revoke the app instead', async ({ page, writes }) => {
  const dialog = await openDeleteDialog(page, 'Rain Radar');
  await dialog.getByRole('button', { name: 'Revoke instead' }).click();
  await expect(page.getByRole('combobox', { name: 'App status' })).toHaveText('Revoked');
  expect(writes.map(({ target }) => target)).toEqual([expect.stringContaining('?action=revoke')]);
});

test('a refusal stays in the dialog; a deletion whose reply is lost is found to be done', async ({
  page,
  writes,
}) => {
  const confirm = async (dialog: Locator) => {
    await dialog.getByRole('textbox', { name: 'Type Rain Radar to confirm' }).fill('Rain Radar');
    await dialog.getByRole('button', { name: 'Delete app' }).click();
  };
  const refused = await openDeleteDialog(page, 'Rain Radar', { scenario: 'forbidden' });
  await confirm(refused);
  await expect(refused.getByRole('alert')).toContainText('apigee.developerapps.delete');
  await expect(refused.getByRole('textbox')).toHaveValue('Rain Radar');
  await confirm(await openDeleteDialog(page, 'Rain Radar', { scenario: 'reply-lost' }));
  await expect(page.getByRole('heading', { level: 1, name: 'Apps' })).toBeFocused();
  await expect(toasts(page)).toContainText('Deleted');
  expect(writes).toHaveLength(2);
});
