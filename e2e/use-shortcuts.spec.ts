import {
  findDialog,
  isAtEnd,
  openActivity,
  openFindDialog,
  openList,
  openSettings,
} from './navigate.ts';
import { expect, keyOf, pathOf, tabTo, test, type Page } from './test.ts';
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

test('the first hit is selected: Enter opens it, arrow keys select another', async ({ page }) => {
  await openList(page);
  const dialog = await openFindDialog(page);
  const field = dialog.getByRole('combobox');
  const options = dialog.getByRole('option');
  const selected = dialog.getByRole('option', { selected: true });
  await expect(options).toHaveText([
    'Open Apps',
    'Open Keys',
    'Open API products',
    'Open Developers',
    'Open Approvals',
    'Open Leaked keys',
    'Open Access check',
    'Open Activity',
    'Reset demo data',
  ]);
  await expect(selected).toHaveText('Open Apps');
  await field.fill('checkout');
  await expect(options).toHaveText([/^Checkout \(Android\)/, /^Checkout \(iOS\)/, /^Checkout Web/]);
  await expect(selected).toHaveText(/^Checkout \(Android\)/);
  await page.keyboard.press('ArrowDown');
  await expect(selected).toHaveText(/^Checkout \(iOS\)/);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(selected).toHaveText(/^Checkout Web/);
  await expect(field).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Checkout Web' })).toBeFocused();
  await expect(dialog).toHaveCount(0);

  await page.keyboard.press('/');
  await dialog.getByRole('option', { name: 'Open Activity' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Activity' })).toBeFocused();
});

test('the search says how many more there are, and shows all in the list', async ({ page }) => {
  await openList(page);
  const dialog = await openFindDialog(page);
  const field = dialog.getByRole('combobox');
  const apps = dialog.getByRole('group', { name: 'Apps' }).getByRole('option');
  await field.fill('weather');
  await expect(apps).toHaveCount(11);
  await expect(dialog.getByText(/^\d+ more apps match/)).toBeVisible();
  const all = dialog.getByRole('option', { name: /^Show all \d+ in the list$/ });
  const count = /\d+/.exec((await all.textContent()) ?? '')?.[0];
  await all.click();
  await expect(page).toHaveURL(/apps\?q=weather$/);
  await expect(page.getByText(`${count} of 60 apps`, { exact: true })).toBeVisible();
});

test('nothing moves while results arrive', async ({ page }) => {
  await openList(page);
  const dialog = await openFindDialog(page);
  const before = await dialog.boundingBox();
  for (const letter of 'weathx') {
    await page.keyboard.type(letter);
    expect(await dialog.boundingBox()).toEqual(before);
  }
  await expect(dialog.getByRole('option')).toHaveText(['Search for a key in this text']);
  await expect(dialog.getByText('No app has this name.')).toBeVisible();
  expect(await dialog.boundingBox()).toEqual(before);
});

test('an action opens the edit view with the status in focus, and sends nothing', async ({
  page,
  writes,
}) => {
  await page.goto(pathOf('Rain Radar'));
  const dialog = findDialog(page);
  const status = page.getByRole('combobox', { name: 'App status' });
  await expect(page.getByRole('heading', { level: 1, name: 'Rain Radar' })).toBeVisible();
  await page.keyboard.press('/');
  await dialog.getByRole('option', { name: 'Revoke Rain Radar…' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Edit Rain Radar' })).toBeVisible();
  await expect(status).toBeFocused();

  // Also when the edit view is open already.
  await page.getByRole('button', { name: 'Done' }).focus();
  await page.keyboard.press('Control+k');
  await dialog.getByRole('combobox').fill('rev rain radar');
  await expect(dialog.getByRole('option').first()).toHaveText(/^Revoke Rain Radar…/);
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(status).toBeFocused();

  await page.keyboard.press('Control+k');
  await dialog.getByRole('combobox').fill('approve price');
  await expect(dialog.getByRole('option').first()).toHaveText(/^Approve Price Scraper…/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Edit Price Scraper' })).toBeVisible();
  await expect(status).toBeFocused();
  await expect(status).toHaveText('Revoked');
  expect(writes).toEqual([]);
});

test('a typed key is searched for by Enter, and never gets into the address', async ({ page }) => {
  await openList(page);
  const { consumerKey } = keyOf('Rain Radar');
  const dialog = await openFindDialog(page);
  await dialog.getByRole('combobox').fill(consumerKey);
  await expect(dialog.getByRole('option').first()).toHaveText('Search for a key in this text');
  await expect(dialog.getByRole('option', { name: /^Show all/ })).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(pathOf('Rain Radar'));
  await expect(page.getByText('This is the key you looked for')).toBeVisible();
});

test('Reset demo data is an action of the search', async ({ page }) => {
  await page.goto(`${pathOf('Checkout Web')}/edit`);
  const orders = page.getByRole('combobox', { name: 'Status of orders' });
  await changeStatus(page, orders, 'Revoke');
  const dialog = await openFindDialog(page);
  await dialog.getByRole('combobox').fill('reset');
  await dialog.getByRole('option', { name: 'Reset demo data' }).click();
  await expect(orders).toHaveText('Approved');
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

test('the search fits on a phone and at 400 % zoom', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1, name: 'Apps' })).toBeVisible();
  const dialog = await openFindDialog(page);
  await dialog.getByRole('combobox').fill('check');
  await expect(dialog.getByRole('option').first()).toBeInViewport({ ratio: 1 });
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('ArrowUp');
  await expect(dialog.getByRole('option', { selected: true })).toBeInViewport({ ratio: 1 });
  const tooWide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(tooWide).toBeLessThanOrEqual(0);
});

async function switchSingleKeysOff(page: Page) {
  await openSettings(page);
  const single = page.getByRole('checkbox', { name: /^Single-key shortcuts/ });
  await tabTo(page, single);
  await page.keyboard.press('Space');
  await expect(single).not.toBeChecked();
  await page.keyboard.press('Escape');
}
