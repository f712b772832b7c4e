import { pasteText } from './clipboard.ts';
import { test } from './fixture-hosted.ts';
import { addressOf, appNamed, keyNamed, organizationWith } from './seed/odd-apps.ts';
import { changeStatus } from './statuses.ts';
import { expect, tabTo, type Page } from './test.ts';

const product = (index: number) => `product-${String(index).padStart(4, '0')}`;
const products = Array.from({ length: 1000 }, (_, index) => product(index));
const wide = appNamed('with many products', {
  credentials: [keyNamed('Case61kZz9Yy8Xx7Ww6Vv5Uu4Tt3Ss2R', products)],
});
// Enough for products without a control yet, and few enough for axe.
const middle = appNamed('with 150 products', {
  credentials: [keyNamed('Case63kZz9Yy8Xx7Ww6Vv5Uu4Tt3Ss2R', products.slice(0, 150))],
});
const key = (index: number) =>
  `${String(index).padStart(4, '0')}Case6kZz9Yy8Xx7Ww6Vv5Uu4Tt${String(index).padStart(4, '0')}`;
const long = appNamed('with many keys', {
  credentials: Array.from({ length: 500 }, (_, index) =>
    keyNamed(key(index), [product(index), product(index + 1)], {
      issuedAt: 1_700_000_000_000 - index,
    }),
  ),
});
const mask = (index: number) => `${key(index).slice(0, 4)}…${key(index).slice(-4)}`;

test.use({
  organization: async ({}, use) => {
    await use(organizationWith(wide, middle, long));
  },
});

test('with 1,000 products in a key, the first have controls at once and the 900th when scrolled to', async ({
  page,
  hosted,
}) => {
  await page.goto(`${hosted.url}${addressOf(wide)}/edit`);
  await expect(page.getByRole('combobox', { name: 'Status of product-0000' })).toBeVisible();
  await expect(page.getByRole('row')).toHaveCount(1001);
  expect(await switches(page).count()).toBeLessThan(120);
  const status = page.getByRole('combobox', { name: 'Status of product-0900' });
  await expect(status).toHaveCount(0);

  await page.getByRole('rowheader', { name: 'product-0900' }).scrollIntoViewIfNeeded();
  await expect(status).toHaveText('Approved');
  expect(await switches(page).count()).toBeLessThan(240);
  await changeStatus(page, status, 'Revoke');
  await expect(status).toBeFocused();
  expect(hosted.received()).toEqual([
    expect.stringContaining('/apiproducts/product-0900?action=revoke'),
  ]);
  await leave(page);
});

test('an open Status list keeps the page from scrolling, with nothing that each row would inherit', async ({
  page,
  hosted,
}) => {
  await page.goto(`${hosted.url}${addressOf(middle)}/edit`);
  const status = page.getByRole('combobox', { name: 'Status of product-0000' });
  const added = await adoptedStyles(page);
  await status.press('Enter');
  await expect(page.getByRole('option', { name: 'Approve' })).toBeVisible();
  const lock = (await adoptedStyles(page)).replace(added, '');
  expect(lock).toContain('overflow: hidden');
  expect(lock).not.toMatch(/--[\w-]+:/u);
  await page.keyboard.press('Escape');
  await expect.poll(() => adoptedStyles(page)).toBe(added);
});

test('Tab moves from control to control, also beyond the first ones', async ({ page, hosted }) => {
  await page.goto(`${hosted.url}${addressOf(middle)}/edit`);
  await tabTo(page, page.getByRole('combobox', { name: 'Status of product-0000' }));
  for (let index = 1; index < 60; index += 1) {
    // The name of each product is a link.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(
      page.getByRole('combobox', { name: `Status of ${product(index)}`, exact: true }),
    ).toBeFocused();
  }
});

test('with 500 keys, the first have controls at once and the 400th when scrolled to', async ({
  page,
  hosted,
}) => {
  await page.goto(`${hosted.url}${addressOf(long)}/edit`);
  await expect(page.getByRole('combobox', { name: `Status of key ${mask(0)}` })).toBeVisible();
  await expect(page.getByRole('group', { name: /^Key / })).toHaveCount(500);
  expect(await switches(page).count()).toBeLessThan(120);
  const group = page.getByRole('group', { name: `Key ${mask(400)}` });
  await group.scrollIntoViewIfNeeded();
  const status = page.getByRole('combobox', { name: `Status of key ${mask(400)}` });
  await expect(status).toHaveText('Approved');
  await expect(group.getByRole('button', { name: 'Reveal key' })).toBeVisible();
  await changeStatus(page, status, 'Revoke');
  await expect(status).toBeFocused();
  await leave(page);
});

test('a searched key among 500 is scrolled into view, with its control', async ({
  page,
  hosted,
}) => {
  await page.goto(`${hosted.url}/organizations/odd-apps/apps`);
  await expect(page.getByRole('link', { name: 'with many keys' })).toBeVisible();
  await pasteText(page, `apikey=${key(300)}`);
  const group = page.getByRole('group', { name: `Key ${mask(300)}` });
  await expect(group.getByText('This is the key you looked for')).toBeInViewport();
  await expect(group.getByRole('button', { name: 'Reveal key' })).toBeVisible();
  await expect(group.getByRole('rowheader', { name: product(301) })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe(addressOf(long));
  await leave(page);
});

function switches(page: Page) {
  return page.getByRole('combobox', { name: /^(Status of |App status)/ });
}

// Leaves the page before the scan: axe needs a minute here, and the app with 150 products has the same kinds of rows.
async function leave(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('link', { name: 'Apps', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Apps' })).toBeVisible();
}

/** The text of all style sheets that scripts have added. */
function adoptedStyles(page: Page): Promise<string> {
  return page.evaluate(() =>
    document.adoptedStyleSheets
      .flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText))
      .join('\n'),
  );
}
