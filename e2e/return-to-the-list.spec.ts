import { isAtEnd } from './navigate.ts';
import { submitStatus } from './statuses.ts';
import { expect, tallViewport, test, type Page } from './test.ts';

test.use(tallViewport);

test('Back and Forward restore the page and its scroll position', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto('/');
  const link = page.getByRole('link', { name: 'Voice Ordering' });
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  await page.keyboard.press('End');
  await link.scrollIntoViewIfNeeded();
  const before = await scrollOf(page);
  expect(before).toBeGreaterThan(500);
  await link.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Voice Ordering' })).toBeFocused();
  expect(await scrollOf(page)).toBe(0);
  await page.goBack();
  await expect(link).toBeFocused();
  await expect.poll(() => scrollOf(page)).toBe(before);
  await page.goForward();
  await expect(page.getByRole('heading', { level: 1, name: 'Voice Ordering' })).toBeFocused();
  await expect.poll(() => scrollOf(page)).toBe(0);
});

test('the breadcrumb leads back to the same search, scroll position and row', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 600 });
  await page.goto('/');
  await page.getByRole('searchbox').fill('brightcart');
  await page.getByRole('button', { name: 'Created' }).click();
  await expect(page).toHaveURL(/\?q=brightcart&sort=created$/);
  const link = page.getByRole('link', { name: 'Gift Cards' });
  await page.keyboard.press('End');
  await expect(link).toBeInViewport();
  await expect.poll(() => isAtEnd(page)).toBe(true);
  const before = await scrollOf(page);
  expect(before).toBeGreaterThan(100);
  await page.getByRole('button', { name: 'Edit Gift Cards' }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Gift Cards' })).toBeFocused();
  await page
    .getByRole('navigation', { name: 'Breadcrumb' })
    .getByRole('link', { name: 'Apps' })
    .click();
  await expect(page).toHaveURL(/\?q=brightcart&sort=created$/);
  await expect(page.getByRole('searchbox')).toHaveValue('brightcart');
  await expect(link).toBeFocused();
  await expect.poll(() => scrollOf(page)).toBe(before);
});

test('Back finds the row that was opened among 12,000, also after it moved', async ({ page }) => {
  await page.goto('/organizations/keywarden-large/apps');
  await page.getByRole('button', { name: 'Load all apps' }).click();
  await expect(page.getByText('12,000 apps', { exact: true })).toBeVisible();
  await page.keyboard.press('End');
  const last = page.locator('tr[aria-rowindex="12001"]').getByRole('link').first();
  await expect(last).toBeInViewport();
  const name = (await last.textContent()) ?? '';
  const before = await scrollOf(page);
  await last.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await page.goBack();
  await expect(last).toBeFocused();
  await expect.poll(() => scrollOf(page)).toBe(before);

  await last.click();
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await submitStatus(page, page.getByRole('combobox', { name: 'App status' }), 'Revoke');
  await expect(page.getByRole('combobox', { name: 'App status' })).toHaveText('Revoked');
  await page
    .getByRole('navigation', { name: 'Breadcrumb' })
    .getByRole('link', { name: 'Apps' })
    .click();
  // The last change is the first row.
  const first = page.locator('tr[aria-rowindex="2"]').getByRole('link', { name, exact: true });
  await expect(first).toBeFocused();
  await expect(first).toBeInViewport();
});

async function scrollOf(page: Page): Promise<number> {
  return page.evaluate(() => scrollY);
}
