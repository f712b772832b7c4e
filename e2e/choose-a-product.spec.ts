import { openNewApp } from './app-forms.ts';
import { test } from './cases/case-fixture.ts';
import { chooseScenario, edgeCases, expect, failedRequest, type Page } from './test.ts';

const search = (page: Page) => page.getByRole('searchbox', { name: 'Search API products' });
const option = (page: Page, name: string) => page.getByRole('checkbox', { name, exact: true });
const status = (page: Page) =>
  page.getByRole('group', { name: 'Products', exact: true }).getByRole('status');

// The organization has 1,002 products, and by name this one is the last.
test('a product beyond the first 1,000 can be chosen, and is not reported missing before all are loaded', async ({
  page,
}) => {
  await openNewApp(page, edgeCases, 'slow');
  await expect(option(page, 'orders')).toBeVisible();
  await search(page).fill('weather');
  await expect(status(page)).toContainText('API products loaded: 1,000. There may be more.');
  await expect(status(page)).not.toContainText('No API product matches.');
  await option(page, 'weather').check();
  await expect(status(page)).toContainText('1 API product chosen.');
  await expect(status(page)).not.toContainText('There may be more');
  await search(page).fill('weather report');
  await expect(status(page)).toContainText('No API product matches.');
});

test('API products that could not be shown are counted', async ({ page, openCase }) => {
  const { url } = await openCase('01-odd-row', { products: [{ name: 'weather' }, { name: ' ' }] });
  await page.goto(`${url}/organizations/case/apps/new`);
  await expect(option(page, 'weather')).toBeVisible();
  await expect(status(page)).toContainText('1 API product could not be shown');
});

test('a product that the pages of a repeating server lack can be named', async ({
  page,
  openCase,
}) => {
  const products = Array.from({ length: 1000 }, (_, index) => ({ name: `product-${index}` }));
  const { url } = await openCase('01-odd-row', { products });
  await page.goto(`${url}/organizations/case/apps/new`);
  await expect(page.getByText('Not all API products could be loaded')).toBeVisible();
  await search(page).fill('weather');
  await option(page, 'weather').check();
  await search(page).fill('product-7');
  await expect(option(page, 'product-7')).toHaveAccessibleDescription(/All proxies/);
  await expect(option(page, 'weather')).toBeChecked();
  await option(page, 'weather').click();
  await expect(option(page, 'weather')).toBeHidden();
});

test('without the list of API products, a product can be named, and an app is created with it', async ({
  page,
  writes,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  await openNewApp(page, 'keywarden-edge', 'edge-refused');
  await expect(page.getByText('Not all API products could be loaded')).toBeVisible();
  await search(page).fill('FreeWeatherAPI');
  await expect(option(page, 'FreeWeatherAPI')).toHaveAccessibleDescription(/Unknown/);
  await option(page, 'FreeWeatherAPI').check();
  await search(page).fill('');
  await expect(option(page, 'FreeWeatherAPI')).toBeChecked();
  await chooseScenario(page, 'No faults');
  await page.getByRole('textbox', { name: 'Display name' }).fill('Shop');
  await page.getByRole('combobox', { name: 'Owner' }).fill('wwitman@apigee.com');
  await page.getByRole('form').getByRole('button', { name: 'Create app' }).click();
  await expect(page.getByRole('dialog', { name: 'New key' })).toBeVisible();
  expect(writes).toHaveLength(1);
  expect(JSON.parse(writes[0]?.body ?? '')).toMatchObject({ apiProducts: ['FreeWeatherAPI'] });
});
