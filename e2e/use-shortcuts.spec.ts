import { findDialog, isAtEnd, openActivity, openList, openSettings } from './navigate.ts';
import { expect, pathOf, tabTo, test, type Page } from './test.ts';
import { changeStatus } from './statuses.ts';

test('/ and Ctrl+K open the search everywhere, and Escape returns the focus', async ({ page }) => {
  await openList(page);
  const dialog = findDialog(page);
  const field = dialog.getByRole('combobox');
  const name = page.getByRole('rowheader').nth(2).getByRole('link');
  await name.focus();
  await page.keyboard.press('/');
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(name).toBeFocused();

  // In a field, / is a character.
  await page.getByRole('searchbox').focus();
  await page.keyboard.type('a/b');
  await expect(page.getByRole('searchbox')).toHaveValue('a/b');
  await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('searchbox')).toBeFocused();

  await openActivity(page);
  await page.keyboard.press('/');
  await expect(field).toBeFocused();
});

test('text typed right after Ctrl+K is in the field, even when it opens late', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByText('60 apps', { exact: true })).toBeVisible();
  await page.getByRole('searchbox').focus();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('activitx');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('y');
  await expect(findDialog(page).getByRole('combobox')).toHaveValue('activity');
  await expect(page.getByRole('searchbox')).toHaveValue('');
  await page.keyboard.press('Escape');

  await page.reload();
  await expect(page.getByText('60 apps', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('activity');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/activity$/);
});

test('? shows the shortcuts, F8 among them, and single keys can be switched off', async ({
  page,
}) => {
  await page.goto(`${pathOf('Rain Radar')}/edit`);
  const shortcuts = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  const status = page.getByRole('combobox', { name: 'Status of weather-basic' });
  await changeStatus(page, status, 'Revoke');
  await page.getByRole('button', { name: 'Done' }).focus();
  await page.keyboard.press('?');
  await expect(shortcuts.getByRole('term')).toHaveText([
    'Ctrl+K/',
    'Ctrl+V',
    'F8',
    'F6',
    'JK',
    'AR',
    '?',
  ]);
  await expect(shortcuts.getByRole('definition')).toContainText(['Search', 'Go to notifications']);
  // No shortcut opens over a dialog.
  await page.keyboard.press('/');
  await expect(findDialog(page)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Done' })).toBeFocused();

  await switchSingleKeysOff(page);
  await page.reload();
  await expect(status).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await expect(findDialog(page)).toBeVisible();
  await page.keyboard.press('Escape');

  // The list can still be opened, and says so.
  const settings = await openSettings(page);
  await settings.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await expect(shortcuts.getByText('Single-key shortcuts are off.')).toBeVisible();
  await expect(shortcuts.getByRole('term')).toHaveText(['Ctrl+K', 'Ctrl+V', 'F8', 'F6']);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Settings' })).toBeFocused();
});

test('F6 leads from a row deep in the list to the selection, and back', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByText('60 apps', { exact: true })).toBeVisible();
  await page.keyboard.press('End');
  await expect.poll(() => isAtEnd(page)).toBe(true);
  const box = page.getByRole('checkbox', { name: 'Select Voice Ordering' });
  await box.press('Space');
  const bar = page.getByRole('region', { name: 'Selection (F6)' });
  await expect(bar.getByText('1 selected')).toBeVisible();
  await expect(page.getByText('Press F6 to go to the selection.')).toBeAttached();
  await page.keyboard.press('F6');
  await expect(bar.getByRole('button', { name: 'Approve' })).toBeFocused();
  await page.keyboard.press('F6');
  await expect(box).toBeFocused();
  await page.keyboard.press('F6');
  await page.keyboard.press('Escape');
  await expect(box).toBeFocused();

  await page.keyboard.press('F6');
  await tabTo(page, bar.getByRole('button', { name: 'Clear selection' }));
  await page.keyboard.press('Enter');
  await expect(bar).toHaveCount(0);
  await expect(box).toBeFocused();
});

test('Escape clears the search and stays in it', async ({ page }) => {
  await page.goto('/');
  const search = page.getByRole('searchbox');
  await search.fill('weather');
  await expect(page).toHaveURL(/q=weather$/);
  await page.keyboard.press('Escape');
  await expect(search).toHaveValue('');
  await expect(search).toBeFocused();
  await expect(page).toHaveURL(/\/apps$/);
});

async function switchSingleKeysOff(page: Page) {
  await openSettings(page);
  const single = page.getByRole('checkbox', { name: /^Single-key shortcuts/ });
  await tabTo(page, single);
  await page.keyboard.press('Space');
  await expect(single).not.toBeChecked();
  await page.keyboard.press('Escape');
}
