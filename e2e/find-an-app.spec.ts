import { inDefaultOrder, rowsOfSeed, type SeedRow } from './seed/seed-rows.ts';
import { seed } from '../mocks/seed/seed.ts';
import { appOfSeed, expect, organizations, pathOf, tallViewport, test, type Page } from './test.ts';

test.use(tallViewport);

const all = inDefaultOrder(rowsOfSeed(organizations.x));
const revoked = all.filter(({ status }) => status === 'revoked');
const karta = appOfSeed(organizations.x, 'Karta');

// Search texts and the app fields that they match, regardless of case and accents.
const searches: { by: string; typed: string; field: (row: SeedRow) => string }[] = [
  { by: 'display name', typed: 'checkout (', field: ({ shown }) => shown },
  { by: 'display name, in capitals', typed: 'FLEET', field: ({ shown }) => shown },
  { by: 'display name, without its accents', typed: 'prepaye', field: ({ shown }) => shown },
  { by: 'display name, with an accent too many', typed: 'Wállet', field: ({ shown }) => shown },
  { by: 'display name in another script', typed: '天気', field: ({ shown }) => shown },
  { by: 'API name', typed: 'stock_counter', field: ({ name }) => name },
  {
    by: 'e-mail of the owner',
    typed: 'victor.lindqvist@sidegig.example',
    field: ({ owner }) => owner,
  },
  { by: 'name of the AppGroup', typed: 'northwind log', field: ({ owner }) => owner },
  { by: 'app id', typed: karta.appId, field: (row) => row.appId },
  { by: 'product', typed: 'premium-weather', field: ({ products }) => products.join('\n') },
];

test('search finds an app by each of its names and counts the results', async ({ page }) => {
  await page.goto('/');
  for (const { by, typed, field } of searches) {
    expect(
      all.filter((row) => folded(field(row)).includes(folded(typed))),
      by,
    ).not.toEqual([]);
    const found = all.filter((row) => matches(row, typed));
    expect(found.length, by).toBeLessThan(all.length);
    await page.getByRole('searchbox').fill(typed);
    await expectList(page, found, found);
    await expect(page).toHaveURL(({ searchParams }) => searchParams.get('q') === typed);
  }
});

test('the status filter counts the search results', async ({ page, browser }) => {
  await page.goto('/');
  await page.getByRole('radio', { name: /^Revoked/ }).check();
  await expectList(page, revoked, all);
  await expect(page).toHaveURL(/\?status=revoked$/);

  await page.getByRole('searchbox').fill('loyalty');
  const loyal = all.filter((row) => matches(row, 'loyalty'));
  await expectList(
    page,
    loyal.filter(({ status }) => status === 'revoked'),
    loyal,
  );
  await page.getByRole('radio', { name: /^Approved/ }).check();
  const shown = loyal.filter(({ status }) => status === 'approved');
  await expectList(page, shown, loyal);
  await expect(page).toHaveURL(/\?q=loyalty&status=approved$/);

  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(page.url());
  await expect(elsewhere.getByRole('searchbox')).toHaveValue('loyalty');
  await expect(elsewhere.getByRole('radio', { name: /^Approved/ })).toBeChecked();
  await expectList(elsewhere, shown, loyal);
  await elsewhere.context().close();
});

test('the URL changes at most once per letter, and not while nobody types', async ({ page }) => {
  const changes: string[] = [];
  await page.exposeFunction('changed', (url: string) => changes.push(url));
  await page.addInitScript(() => {
    const original = history.replaceState.bind(history);
    history.replaceState = (state, unused, url) => {
      (globalThis as unknown as { changed(url: string): void }).changed(String(url));
      original(state, unused, url);
    };
  });
  await page.goto('/');
  const typed = 'Partner Sync';
  await page.getByRole('searchbox').pressSequentially(typed);
  await expect(page).toHaveURL(/\?q=Partner\+Sync$/);
  await expect(page.getByRole('rowheader')).toHaveCount(1);
  expect(changes.length).toBeLessThanOrEqual(typed.length + 2);
});

test('Back and Forward bring back the search and the filter', async ({ page }) => {
  const search = page.getByRole('searchbox');
  await page.goto('/');
  await search.fill('weather');
  await page.getByRole('radio', { name: /^Approved/ }).check();
  await search.fill('kiosk');
  await expect(page.getByRole('rowheader')).toHaveText([/^Kiosk Next/, /^Legacy Kiosk/]);
  await expect(page).toHaveURL(/\?q=kiosk&status=approved$/);

  await page.goBack();
  await expect(page).toHaveURL(/\?q=weather$/);
  await expect(search).toHaveValue('weather');
  await expect(page.getByRole('radio', { name: /^All/ })).toBeChecked();
  await expect(page.getByRole('link', { name: 'Rain Radar' })).toBeVisible();

  // Text typed right before leaving does not reach the next page.
  await search.pressSequentially('x');
  await page.goForward();
  await expect(search).toHaveValue('kiosk');
  await expect(page.getByRole('radio', { name: /^Approved/ })).toBeChecked();
  await expect(page.getByRole('rowheader')).toHaveText([/^Kiosk Next/, /^Legacy Kiosk/]);
});

test('an approved app with a problem shows it', async ({ page }) => {
  await page.goto('/');
  for (const [name, badge] of Object.entries({
    'Storm Watch': 'Pending product',
    'Merchant Onboarding': 'No usable key · Pending product',
    'Legacy Kiosk': 'No usable key · Expired key',
    'Coupon Finder': 'No usable key',
    Blueprint: 'No usable key',
    'Gift Cards': '',
    'Rain Radar': '',
  }))
    await expect(rowOf(page, name).getByRole('cell').nth(3)).toHaveText(`Approved${badge}`);
  await expect(rowOf(page, 'Price Scraper').getByRole('cell').nth(3)).toHaveText('Revoked');
});

test('"Something pending" finds every app with something pending, also in revoked apps and keys', async ({
  page,
}) => {
  const rows =
    seed(Date.now()).organizations.find(({ name }) => name === organizations.x)?.apps ?? [];
  const pending = rows.filter(({ status, credentials }) => {
    const below = credentials.flatMap((key) => [
      key.status,
      ...key.products.map((held) => held.status),
    ]);
    return [status, ...below].some((word) => word.toLowerCase() === 'pending');
  });
  expect(pending.map(({ name }) => name)).toContain('Tip Calculator');
  await page.goto(`/organizations/${organizations.x}/apps?has=pending`);
  await expect(page.getByRole('rowheader')).toHaveCount(pending.length);
  await expect(page.getByRole('link', { name: 'Tip Calculator' })).toBeVisible();
});

test('the name opens the app, the pencil opens its edit page', async ({ page }) => {
  await page.goto('/');
  const row = rowOf(page, 'Checkout (iOS)');
  await expect(row.getByRole('rowheader')).toContainText('Checkout iOS');
  await expect(row.getByRole('cell').first()).toHaveText('amelia.hart@brightcart.example');
  await row.getByRole('button', { name: 'Edit Checkout (iOS)' }).click();
  await expect(page).toHaveURL(`${pathOf('Checkout iOS')}/edit`);
  await expect(page.getByRole('combobox', { name: 'App status' })).toBeVisible();
  await page.goBack();
  await page.getByRole('link', { name: 'Checkout (iOS)' }).click();
  await expect(page).toHaveURL(pathOf('Checkout iOS'));
  await expect(page.getByRole('combobox', { name: 'App status' })).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 2, name: 'Credentials' })).toBeVisible();
});

function rowOf(page: Page, name: string) {
  return page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
}

// The rows, their number, and the count of each status filter.
async function expectList(page: Page, shown: readonly SeedRow[], counted: readonly SeedRow[]) {
  const links = page.getByRole('rowheader').getByRole('link');
  await expect(links).toHaveText(shown.map((row) => row.shown));
  await expect(
    page.getByText(`${shown.length} of ${all.length} apps`, { exact: true }),
  ).toBeVisible();
  const withStatus = (status: string) => counted.filter((row) => row.status === status).length;
  for (const [name, count] of Object.entries({
    All: counted.length,
    Approved: withStatus('approved'),
    Revoked: withStatus('revoked'),
  }))
    await expect(page.getByRole('radio', { name: `${name} ${count}`, exact: true })).toBeVisible();
}

function matches({ shown, name, appId, owner, products }: SeedRow, typed: string): boolean {
  const fields = [shown, name, appId, owner, ...products];
  return fields.some((field) => folded(field).includes(folded(typed)));
}

function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}

test('rows keep their height when what matched is shown below a long name', async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 3000 });
  await page.goto('/organizations/keywarden-large/apps?q=payments');
  const name = page.getByRole('rowheader').filter({ hasText: 'API product payments' });
  await expect(name.first()).toBeVisible();
  const heights = await page
    .locator('tbody tr[aria-rowindex]')
    .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).offsetHeight));
  expect(heights.length).toBeGreaterThan(40);
  expect(new Set(heights)).toEqual(new Set([48]));
});
