import { seed } from '../mocks/seed/seed.ts';
import { expect, organizations, pathOf, test } from './test.ts';

const productsPath = `/organizations/${organizations.x}/products`;

test('a product shows what it opens, and is revoked in the selected keys alone', async ({
  page,
  writes,
}) => {
  await page.goto(pathOf('Checkout Web'));
  await page.getByRole('link', { name: 'loyalty', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Loyalty & Points' })).toBeVisible();
  await expect(page.getByText('All methods on /** of the proxy loyalty')).toBeVisible();
  const table = page.getByRole('table', { name: 'Keys with the product loyalty' });
  await expect(table).toHaveAttribute('aria-rowcount', String(countKeys('loyalty') + 1));

  await page.getByRole('searchbox', { name: 'Search by app or owner' }).fill('Gift Cards');
  await expect(table.getByRole('row')).toHaveCount(2);
  await table.getByRole('checkbox', { name: /of Gift Cards$/ }).check();
  await page.getByRole('button', { name: 'Revoke…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Revoke loyalty in 1 key?' });
  await dialog.getByRole('button', { name: 'Revoke loyalty in 1 key' }).click();
  const result = page.getByRole('region', { name: 'Bulk change' });
  await expect(result).toContainText('Revoked: loyalty in 1 key');
  expect(writes).toHaveLength(1);
  expect(writes[0]?.target).toMatch(/\/apiproducts\/loyalty\?action=revoke$/u);
  const row = table.getByRole('row').last();
  await expect(row).toContainText('Revoked');
  await expect(row).toContainText('Blocked: product revoked');
});

test('the list of products leads to one that opens more than it lists, which no key has', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('navigation').getByRole('link', { name: 'API products' }).click();
  await page.getByRole('searchbox', { name: 'Search API products' }).fill('unlimited');
  const table = page.getByRole('table', { name: 'API products' });
  await expect(table.getByRole('row').last()).toContainText('All0');
  await table.getByRole('link', { name: 'Operations (unlimited)' }).click();
  await expect(page.getByRole('note')).toContainText('Opens more than it lists');
  await expect(page.getByText('All methods and paths of every proxy')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'No key has this product' })).toBeVisible();
  // All apps were loaded for the list.
  await expect(page.getByText(/^All 60 apps of the organization were searched/)).toBeVisible();
});

test('a text that finds nothing stays out of the address', async ({ page }) => {
  await page.goto(productsPath);
  const search = page.getByRole('searchbox', { name: 'Search API products' });
  await search.fill('orders');
  await search.press('Shift+Tab');
  await expect(page).toHaveURL(/\?q=orders$/u);
  await search.fill('a0b1c2d3e4f5a6b7c8d9');
  await search.press('Shift+Tab');
  await expect(page.getByRole('heading', { name: 'No match' })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`${productsPath}$`, 'u'));
});

function countKeys(product: string): number {
  const [demo] = seed(Date.now()).organizations;
  return (demo?.apps ?? [])
    .flatMap(({ credentials }) => credentials)
    .filter(({ products }) => products.some(({ name }) => name === product)).length;
}
