import { rowsOfSeed } from './seed/seed-rows.ts';
import {
  appOfSeed,
  expect,
  keyOf,
  masked,
  organizations,
  test,
  type Locator,
  type Page,
} from './test.ts';

const list = `/organizations/${organizations.x}/apps`;

for (const [width, height] of [
  [1440, 900],
  [1920, 1080],
] as const)
  test(`at ${width} px the table has the full width, and no owner or product is cut`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await page.goto(list);
    await expect(row(page, 'Merchant Onboarding')).toBeVisible();
    const table = await page.getByRole('table', { name: 'Apps' }).boundingBox();
    const main = await page.getByRole('main').boundingBox();
    const marginPx = (main?.width ?? 0) - (table?.width ?? 0);
    expect(marginPx).toBeLessThanOrEqual(0.05 * (table?.width ?? 0));

    const links = page.getByRole('table', { name: 'Apps' }).getByRole('link');
    expect(await links.filter({ hasText: '@' }).count()).toBeGreaterThan(5);
    expect(await links.evaluateAll(namesOfCut)).toEqual([]);
  });

test('at 320 px, names break into two lines instead of being cut', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 900 });
  await page.goto(list);
  const links = page.getByRole('rowheader').getByRole('link');
  await expect(links.first()).toHaveText('Merchant Onboarding');
  expect(await links.evaluateAll(namesOfCut)).toEqual([]);
});

test('a click anywhere in a row opens its app; selected text and modifier keys do not', async ({
  page,
}) => {
  await page.goto(list);
  const keys = row(page, 'Globex Returns').getByRole('cell').nth(2);
  const box = await keys.boundingBox();
  if (!box) throw new Error('no box');
  await keys.click({ modifiers: ['Control'] });
  // Select the text of the cell with the mouse.
  await page.mouse.move(box.x + 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 2, box.y + box.height / 2);
  await page.mouse.up();
  expect(await page.evaluate(() => String(getSelection()))).toBe('1');
  await row(page, 'Globex Returns').getByRole('checkbox').check();
  await expect(page.getByRole('region', { name: 'Selection' })).toContainText('1 selected');
  await expect(page).toHaveURL(list);

  await row(page, 'Globex Returns').getByRole('cell').nth(4).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Globex Returns' })).toBeFocused();
  await page.goBack();
  await expect(page.getByRole('link', { name: 'Globex Returns' })).toBeFocused();
});

test('one click on an owner or a product shows its apps', async ({ page }) => {
  const rows = rowsOfSeed(organizations.x);
  const of = 'amelia.hart@brightcart.example';
  await page.goto(`${list}?status=approved`);
  await page.getByRole('searchbox').fill('checkout web');
  await row(page, 'Checkout Web').getByRole('link', { name: of }).click();
  await expect(page).toHaveURL(`${list}?${new URLSearchParams({ status: 'approved', owner: of })}`);
  await expect(page.getByRole('searchbox')).toHaveValue('');
  await expect(page.getByRole('rowheader')).toHaveCount(
    rows.filter(({ owner, status }) => owner === of && status === 'approved').length,
  );
  await expect(page.getByRole('button', { name: `Remove filter Owner: ${of}` })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Apps' })).toBeFocused();

  await page.getByRole('button', { name: 'Clear search and filters' }).click();
  const product = row(page, 'Merchant Onboarding').getByRole('link', { name: 'payments-v2' });
  await product.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/product=payments-v2/);
  await expect(page.getByRole('rowheader')).toHaveCount(
    rows.filter(({ products }) => products.includes('payments-v2')).length,
  );
});

test('a row says where the search text is, if it does not show it', async ({ page }) => {
  const { appId } = appOfSeed(organizations.x, 'Karta');
  await page.goto(list);
  const search = page.getByRole('searchbox');
  await search.fill(appId.slice(0, 13));
  const city = page.getByRole('rowheader', { name: 'Χάρτης της πόλης' });
  await expect(city).toContainText(`App ID ${appId}`);

  const key = keyOf('Rain Radar');
  await search.fill(key.consumerKey);
  const radar = page.getByRole('rowheader', { name: 'Rain Radar' });
  await expect(radar).toContainText(`Key ${masked(key)}`);

  // The product that matched is shown first, and a name below the display name is shown anyway.
  await search.fill('loyalty');
  await expect(
    row(page, 'Checkout Web').getByRole('link', { name: 'loyalty', exact: true }),
  ).toBeVisible();
  await search.fill('Trip Planner');
  const planner = page.getByRole('rowheader', { name: 'Planificateur de voyage' });
  await expect(planner.getByRole('code')).toHaveText('Trip Planner');

  // A narrow list has no column of products, and no second name.
  await page.setViewportSize({ width: 390, height: 800 });
  await expect(
    page.getByText('Trip Planner', { exact: true }).filter({ visible: true }),
  ).toHaveCount(1);
  await search.fill('analytics-export');
  await expect(row(page, 'nightly-export')).toContainText('API product analytics-export');
});

test('the list says when it was loaded', async ({ page }) => {
  await page.clock.install({ time: new Date('2026-11-25T13:03:20Z') });
  await page.goto(list);
  await expect(page.getByText('Loaded 14:03', { exact: true })).toBeVisible();
  await page.clock.fastForward('10:00');
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText('Loaded 14:13', { exact: true })).toBeVisible();
});

test('below the last loaded row, the list says how many apps follow', async ({ page }) => {
  await page.goto('/organizations/keywarden-large/apps');
  const end = page.getByText(/more apps are not loaded\.$/);
  await expect(end).toHaveText('About 11,000 more apps are not loaded.');
  await page.keyboard.press('End');
  await expect(page.locator('tr[aria-rowindex="1001"]')).toBeInViewport();
  await expect(end).toBeInViewport();
  await page.keyboard.press('Home');
  await page.getByRole('button', { name: 'Load all apps' }).click();
  await expect(page.getByText('12,000 apps', { exact: true })).toBeVisible();
  await expect(end).toHaveCount(0);
});

test('the skeleton of the list has the columns and row heights of its table', async ({ page }) => {
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${list}?scenario=no-reply-reads`);
    await expect(page.getByRole('main').locator('[aria-busy="true"] table')).toBeVisible();
    const expected = await page.getByRole('main').evaluate(boxesOfFirstRow);
    await page.goto(`${list}?scenario=none`);
    await expect(row(page, 'Merchant Onboarding')).toBeVisible();
    expect(await page.getByRole('main').evaluate(boxesOfFirstRow)).toEqual(expected);
  }
});

function row(page: Page, name: string): Locator {
  return page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
}

// Runs in the page.
function namesOfCut(links: Element[]): string[] {
  // Links are larger than their text, as targets. It may lie outside of their line.
  const paddingOfLinks = 8;
  const isCut = (one: Element) =>
    one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight + paddingOfLinks;
  return links
    .filter((link) => isCut(link.parentElement ?? link) || isCut(link))
    .map(({ textContent }) => textContent);
}

// Runs in the page: where each visible cell of the first row is.
function boxesOfFirstRow(main: Element): number[][] {
  return [...main.querySelectorAll('tbody tr:first-of-type > *')]
    .map((cell) => cell.getBoundingClientRect())
    .filter(({ width }) => width > 0)
    .map(({ x, y, width, height }) => [x, y, width, height]);
}
