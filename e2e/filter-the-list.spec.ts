import { inOrder, rowsOfSeed } from './seed/seed-rows.ts';
import { expect, organizations, tallViewport, test, type Page } from './test.ts';

test.use(tallViewport);

const all = inOrder(rowsOfSeed(organizations.x), () => 0);
const brightcart = all.filter(({ owner }) => owner.includes('brightcart'));
const byAmelia = all.filter(({ owner }) => owner === 'amelia.hart@brightcart.example');

test('typing a part of an owner filters at once, and Back removes it', async ({ page }) => {
  await page.goto('/');
  const form = await openFilters(page);
  const owner = form.getByRole('combobox', { name: 'Owner', exact: true });
  await expect(owner).toBeFocused();
  await owner.pressSequentially('BRIGHTc');
  await expect(page.getByRole('rowheader')).toHaveCount(brightcart.length);
  await expect(page).toHaveURL(/\?owner-part=BRIGHTc$/);
  await expect(token(page, 'Owner contains “BRIGHTc”')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('rowheader')).toHaveCount(all.length);
  await expect(owner).toHaveValue('');
  await expect(page.getByRole('list', { name: 'Filters' })).toHaveCount(0);
});

test('a suggested owner is chosen with the keyboard', async ({ page, scan }) => {
  await page.goto('/');
  const form = await openFilters(page);
  const owner = form.getByRole('combobox', { name: 'Owner', exact: true });
  await owner.pressSequentially('lia har');
  const option = form.getByRole('listbox').getByRole('option');
  await expect(option).toHaveText(['amelia.hart@brightcart.example Amelia Hart']);
  await expect(owner).toHaveAttribute('aria-expanded', 'true');
  await expect(form.getByText('1 suggestion', { exact: true })).toBeAttached();
  await page.keyboard.press('ArrowDown');
  await expect(option).toHaveAttribute('aria-selected', 'true');
  await scan();
  await page.keyboard.press('Enter');
  await expect(form.getByRole('listbox')).toHaveCount(0);
  await expect(token(page, 'Owner: amelia.hart@brightcart.example')).toBeVisible();
  await expect(owner).toHaveValue('amelia.hart@brightcart.example');
  await expect(owner).toBeFocused();
  await expect(page).toHaveURL(/\?owner=amelia.hart%40brightcart.example$/);
  const shown = byAmelia.map((row) => row.shown).toSorted();
  const links = page.getByRole('rowheader').getByRole('link');
  await expect.poll(async () => (await links.allTextContents()).toSorted()).toEqual(shown);
});

test('products are suggested by name, and the list of all opens with the arrow key', async ({
  page,
}) => {
  await page.goto('/');
  const form = await openFilters(page);
  const product = form.getByRole('combobox', { name: 'API product' });
  await product.press('ArrowDown');
  await expect(form.getByText(/^\d+ suggestions$/)).toBeAttached();
  await product.fill('weather');
  await form.getByRole('option', { name: /^premium-weather/ }).click();
  const weather = all.filter(({ products }) => products.includes('premium-weather'));
  await expect(page.getByRole('rowheader')).toHaveCount(weather.length);
  await expect(page).toHaveURL(/\?product=premium-weather$/);
});

test('Escape closes the suggestions, then the filters, and the focus returns to the button', async ({
  page,
}) => {
  await page.goto('/');
  const form = await openFilters(page);
  await form.getByRole('combobox', { name: 'Owner', exact: true }).press('ArrowDown');
  await expect(form.getByRole('listbox')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(form.getByRole('listbox')).toHaveCount(0);
  await expect(form).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(form).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Filter', exact: true })).toBeFocused();
});

test('after a token is removed, the next one has the focus, then the Filter button', async ({
  page,
}) => {
  await page.goto(`/organizations/${organizations.x}/apps?owner-part=e&product-part=e&has=pending`);
  const owner = token(page, 'Owner contains “e”');
  const pending = token(page, 'Something pending');
  await token(page, 'API product contains “e”').press('Enter');
  await expect(pending).toBeFocused();
  await pending.press('Enter');
  await expect(owner).toBeFocused();
  await owner.press('Enter');
  await expect(page.getByRole('button', { name: 'Filter', exact: true })).toBeFocused();
  await expect(page).toHaveURL(/\/apps$/);
});

test('a checkbox and the owner type apply at once', async ({ page }) => {
  await page.goto('/');
  const form = await openFilters(page);
  await form.getByRole('checkbox', { name: 'Something pending' }).check();
  await form.getByRole('combobox', { name: 'Owner type' }).selectOption('Developer');
  await expect(token(page, 'Something pending')).toBeVisible();
  await expect(token(page, 'Owner type: Developer')).toBeVisible();
  await expect(page).toHaveURL(/\?kind=developer&has=pending$/);
});

test('in a partly loaded organization, an owner that is not suggested can be named exactly', async ({
  page,
}) => {
  await page.goto('/organizations/keywarden-large/apps');
  await page.getByRole('rowheader').first().waitFor();
  const form = await openFilters(page);
  const owner = form.getByRole('combobox', { name: 'Owner', exact: true });
  await owner.fill('nobody@nowhere.example');
  await expect(
    form.getByText('Suggestions cover only what is loaded so far.').last(),
  ).toBeVisible();
  await expect(page).toHaveURL(/owner-part=nobody/);
  await form.getByRole('option', { name: 'Exactly “nobody@nowhere.example”' }).click();
  await expect(token(page, 'Owner: nobody@nowhere.example')).toBeVisible();
  await expect(page).toHaveURL(/\?owner=nobody%40nowhere.example$/);
});

async function openFilters(page: Page) {
  await page.getByRole('rowheader').first().waitFor();
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  return page.getByRole('form', { name: 'Filters' });
}

function token(page: Page, name: string) {
  return page.getByRole('button', { name: `Remove filter ${name}`, exact: true });
}
