import { findDialog, openFindDialog, openList } from './navigate.ts';
import { expect, keyOf, pathOf, test } from './test.ts';
import { changeStatus } from './statuses.ts';

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
