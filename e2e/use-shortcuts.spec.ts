import { expect, pathOf, tabTo, test, type Page } from './test.ts';

test('/ focuses the search field, and Ctrl+K opens Find everywhere', async ({ page }) => {
  await page.goto('/');
  const search = page.getByRole('searchbox');
  const dialog = page.getByRole('dialog', { name: 'Find an app or a key' });
  await expect(page.getByText('60 apps', { exact: true })).toBeVisible();
  await page.keyboard.press('End');
  // The browser scrolls on for a while, also after a key that is pressed meanwhile.
  await expect(page.getByRole('rowheader').last()).toBeInViewport();
  await expect.poll(() => isAtEnd(page)).toBe(true);
  await expect(search).not.toBeInViewport();
  await page.keyboard.press('/');
  await expect(search).toBeFocused();
  await expect(search).toBeInViewport();
  await page.keyboard.type('a/b');
  await expect(search).toHaveValue('a/b');

  await page.keyboard.press('Control+k');
  await expect(dialog.getByRole('textbox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(search).toBeFocused();

  await page.goto(pathOf('Rain Radar'));
  await expect(page.getByRole('heading', { level: 1, name: 'Rain Radar' })).toBeVisible();
  await page.keyboard.press('/');
  await expect(dialog.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('checkout (i');
  const found = dialog.getByRole('list', { name: 'Apps' }).getByRole('link');
  await expect(found).toHaveText([/^Checkout \(iOS\)/]);
  await page.keyboard.press('ArrowDown');
  await expect(found).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Checkout (iOS)' })).toBeFocused();
  await expect(dialog).toHaveCount(0);

  await page.keyboard.press('Control+k');
  await dialog.getByRole('link', { name: 'Activity' }).press('Enter');
  await expect(page).toHaveURL(/\/activity$/);
});

test('Enter opens the first matching app or page', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByText('60 apps', { exact: true })).toBeVisible();
  const dialog = page.getByRole('dialog', { name: 'Find an app or a key' });
  await page.keyboard.press('Control+k');
  await expect(dialog.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('activity');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/activity$/);
  await expect(dialog).toHaveCount(0);

  await page.keyboard.press('Control+k');
  await expect(dialog.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('a');
  await expect(dialog.getByRole('list', { name: 'Apps' }).getByRole('link')).toHaveCount(10);
  await expect(dialog.getByText(/^\d+ more apps match/)).toBeVisible();
  await dialog.getByRole('textbox').fill('no such name');
  await expect(dialog.getByText('No app with this name. Press Enter')).toBeVisible();
});

test('text typed right after Ctrl+K is in the field, even when it opens late', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByText('60 apps', { exact: true })).toBeVisible();
  await page.getByRole('searchbox').focus();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('activitx');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('y');
  const field = page.getByRole('dialog', { name: 'Find an app or a key' }).getByRole('textbox');
  await expect(field).toHaveValue('activity');
  await expect(page.getByRole('searchbox')).toHaveValue('');
  await page.keyboard.press('Escape');

  await page.reload();
  await expect(page.getByText('60 apps', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('activity');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/activity$/);
});

test('no shortcut opens over a dialog, and / can be switched off', async ({ page }) => {
  await page.goto(pathOf('Rain Radar'));
  const dialog = page.getByRole('dialog', { name: 'Find an app or a key' });
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await expect(dialog.getByRole('textbox')).toBeFocused();
  const shortcuts = dialog.getByRole('checkbox', { name: /^Single-key shortcuts/ });
  await tabTo(page, shortcuts);
  await page.keyboard.press('Space');
  await expect(shortcuts).not.toBeChecked();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Find', exact: true })).toBeFocused();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Rain Radar' })).toBeVisible();
  await page.keyboard.press('/');
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await expect(dialog.getByRole('checkbox')).not.toBeChecked();
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

test('the Find button fits on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/');
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Find an app or a key' })).toBeVisible();
  const tooWide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(tooWide).toBeLessThanOrEqual(0);
});

function isAtEnd(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const { scrollTop, clientHeight, scrollHeight } = document.documentElement;
    return scrollTop + clientHeight >= scrollHeight - 1;
  });
}
