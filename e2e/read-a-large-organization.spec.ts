import { switchOrganization } from './navigate.ts';
import { generatedOrganization } from '../mocks/seed/generate.ts';
import { addOrganization } from '../mocks/db.ts';
import type { App } from '../mocks/tables.ts';
import { requests } from '../mocks/node.ts';
import { countRows, scrollThrough } from './row-probes.ts';
import { hostProduction } from './servers/static-host.ts';
import { changeStatus } from './statuses.ts';
import {
  appOfSeed,
  chooseScenario,
  expect,
  failedRequest,
  organizations,
  test,
  type Page,
} from './test.ts';

const large = '/organizations/keywarden-large/apps';

test('100,000 apps: one request until the first rows, never more than 100 of them in the page, all within reach', async ({
  afterwards,
  page,
}) => {
  test.slow();
  const host = await hostProduction({ config: { connections: [connection] } });
  afterwards(host.close);
  const now = Math.floor(Date.now() / 86_400_000) * 86_400_000;
  const made = { name: 'generated', platform: 'x', apps: 100_000, now } as const;
  const organization = generatedOrganization(made);
  addOrganization(organization);
  const sorted = inOrderOfNames(organization.apps);
  await page.addInitScript(countRows);

  await page.goto(`${host.url}/organizations/generated/apps?sort=app`);
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  expect(requests().filter(({ path }) => path.endsWith('/apps'))).toHaveLength(1);
  await expect(page.getByText('Apps loaded: 1,000', { exact: true })).toBeVisible();
  await expect(page.getByText(/^Showing the first 1,000 of about 100,000 apps/)).toBeVisible();

  await page.getByRole('button', { name: 'Load all apps' }).click();
  await expect(page.getByRole('progressbar', { name: 'Load all apps' })).toBeVisible();
  await expect(page.getByText('100,000 apps', { exact: true })).toBeVisible({ timeout: 60_000 });
  expect(requests().filter(({ path }) => path.endsWith('/apps'))).toHaveLength(100);
  const table = page.getByRole('table', { name: 'Apps' });
  await expect(table).toHaveAttribute('aria-rowcount', '100001');

  // By keyboard to the end and back, by wheel, and by tabbing from row to row.
  await page.keyboard.press('End');
  await expectRow(page, sorted, 99_999);
  await page.keyboard.press('PageUp');
  // Not in view before.
  await expectRow(page, sorted, 99_975);
  // Chromium can lose a key that comes while it still scrolls for the last one.
  await expect(async () => {
    await page.keyboard.press('Home');
    await expect(page.locator('tr[aria-rowindex="2"] th a')).toBeInViewport({ timeout: 2000 });
  }).toPass();
  await expectRow(page, sorted, 0);
  await page.mouse.move(640, 600);
  await page.mouse.wheel(0, 48 * 50_000);
  await expectRow(page, sorted, 50_005);
  const middle = page.locator(`tr[aria-rowindex="${50_005 + 2}"] th a`);
  await middle.focus();
  // At most five tab stops per row: checkbox, name, owner, product and Edit.
  for (let presses = 0; presses < 20 * 5; presses += 1) await page.keyboard.press('Tab');
  const reached = page.locator('tr:has(:focus)');
  await expect(reached.locator(':focus')).toBeInViewport();
  expect(Number(await reached.getAttribute('aria-rowindex'))).toBeGreaterThan(50_005 + 20);
  expect(await page.evaluate('mostRows')).toBeLessThanOrEqual(100);
});

test('every one of 12,000 apps is reached by scrolling, and none twice', async ({ page }) => {
  test.slow();
  await page.setViewportSize({ width: 1280, height: 2400 });
  await page.goto(large);
  await page.getByRole('button', { name: 'Load all apps' }).click();
  await expect(page.getByText('12,000 apps', { exact: true })).toBeVisible();
  const seen = await page.evaluate(scrollThrough);
  expect(seen).toHaveLength(12_000);
  expect(new Set(seen.map(([index]) => index)).size).toBe(12_000);
  expect(new Set(seen.map(([, href]) => href)).size).toBe(12_000);
});

test('rows render on arrival without a timer', async ({ page }) => {
  await page.clock.install();
  await page.goto(large);
  await page.getByRole('button', { name: 'Load all apps' }).click();
  await expect(page.getByText('12,000 apps', { exact: true })).toBeVisible();
  // The clock is paused, so no timer can render them.
  await page.clock.pauseAt(Date.now() + 60_000);
  await page.keyboard.press('End');
  await expect(page.locator('tr[aria-rowindex="12001"] th a')).toBeInViewport();
  await page.clock.resume();
});

test('when a page fails at 60 %, the loaded apps stay usable and loading continues from there', async ({
  page,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  const pages: string[] = [];
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (pathname.endsWith('/keywarden-large/apps') && searchParams.has('pageSize'))
      pages.push(searchParams.get('pageToken') ?? 'first');
  });
  await page.goto(`${large}?scenario=list-interrupted`);
  await page.getByRole('button', { name: 'Load all apps' }).click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('Loading was interrupted');
  await expect(page.getByText('7,000 of about 12,000 apps loaded')).toBeVisible();
  await expect(page.getByText('Apps loaded: 7,000', { exact: true })).toBeVisible();

  await page.getByRole('searchbox').fill('harbour');
  await expect(page.getByText(/^Matches so far: [\d,]+ \(apps loaded: 7,000\)$/)).toBeVisible();
  await page.getByRole('button', { name: 'Created' }).click();
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  await page.getByRole('searchbox').fill('nothing is called so');
  await expect(page.getByText(/Load all apps to search the rest/)).toBeVisible();
  await page.getByRole('searchbox').fill('');

  await chooseScenario(page, 'No faults');
  await page.getByRole('button', { name: 'Continue loading' }).click();
  await expect(page.getByText('12,000 apps', { exact: true })).toBeVisible();
  await expect(alert).toHaveCount(0);
  const failed = pages[7];
  expect(pages.filter((token) => token === failed)).toHaveLength(2);
  expect(new Set(pages).size).toBe(12);
  expect(pages).toHaveLength(13);
});

test('loading stops on request, shows what it covers, continues, and ends when the organization changes', async ({
  page,
}) => {
  await page.goto(large);
  await page.getByRole('button', { name: 'Load all apps' }).click();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(
    page.getByText(/^Loading stopped\. [\d,]+ of about 12,000 apps loaded/),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Continue loading' }).click();
  await expect(page.getByText(/^All apps loaded at/)).toBeVisible();
  await expect(page.getByRole('radio', { name: /^Approved [\d,]+$/ })).toBeVisible();

  await switchOrganization(page, 'keywarden-edge');
  await expect(page.getByText('24 apps', { exact: true })).toBeVisible();
  await switchOrganization(page, 'keywarden-large');
  await expect(page.getByText(/^Showing the first 1,000 of about 12,000 apps/)).toBeVisible();
});

test('the status filter is applied by the server when not all apps are loaded', async ({
  page,
}) => {
  await page.goto(`${large}?status=revoked`);
  const all = generatedOrganization({
    name: 'keywarden-large',
    platform: 'x',
    apps: 12_000,
    now: Math.floor(Date.now() / 86_400_000) * 86_400_000,
  });
  const { length } = all.apps.filter(({ status }) => status === 'revoked');
  await expect(page.getByText(`${length} of 12,000 apps`, { exact: true })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Apps' })).toHaveAttribute(
    'aria-rowcount',
    String(length + 1),
  );
});

test('an app that was just revoked matches the filter Revoked', async ({ page }) => {
  await page.goto(`${large}?status=revoked`);
  const count = page.getByRole('status').filter({ hasText: / of 12,000 apps$/ });
  await expect(count).toBeVisible();
  const before = Number.parseInt((await count.textContent()) ?? '', 10);
  await page.getByRole('radio', { name: 'Approved' }).check();
  await expect(page.getByRole('row').nth(1)).toContainText('Approved');
  await page
    .getByRole('row')
    .nth(1)
    .getByRole('button', { name: /^Edit / })
    .click();
  await changeStatus(page, page.getByRole('combobox', { name: 'App status' }), 'Revoke');
  await page.goBack();
  await page.getByRole('radio', { name: 'Revoked' }).check();
  await expect(page.getByText(`${before + 1} of 12,000 apps`, { exact: true })).toBeVisible();
});

test('a key entered in a filter field is searched and stays out of the URL', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  const form = page.getByRole('form', { name: 'Filters' });
  const [credential] = appOfSeed(organizations.x, 'Rain Radar').credentials;
  const field = form.getByRole('combobox', { name: 'App name' });
  await field.fill(credential?.consumerKey ?? '');
  await expect(form.getByText('This could be a key.')).toBeVisible();
  await expect(page).toHaveURL(/\/apps$/);
  await field.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Rain Radar' })).toBeVisible();
});

test('a status change updates the fully loaded list', async ({ page }) => {
  await page.goto(large);
  await page.getByRole('button', { name: 'Load all apps' }).click();
  await expect(page.getByText('12,000 apps', { exact: true })).toBeVisible();
  await page.getByRole('searchbox').fill('winter widget lite');
  const row = page.getByRole('row').nth(1);
  await expect(row).toContainText('Approved');
  await row.getByRole('button', { name: /^Edit / }).click();
  await changeStatus(page, page.getByRole('combobox', { name: 'App status' }), 'Revoke');
  await page.goBack();
  await expect(page.getByText(/^All apps loaded/)).toBeVisible();
  await expect(page.getByRole('row').nth(1)).toContainText('Revoked');
});

const connection = {
  name: 'X',
  platform: 'x',
  baseUrl: '/apigee/v1',
  organizations: ['generated'],
  signIn: { kind: 'proxy' },
};

interface Named {
  appId: string;
  shown: string;
}

function inOrderOfNames(apps: readonly App[]): Named[] {
  const { compare } = new Intl.Collator('en', { numeric: true });
  const named = apps.map(({ appId, name, attributes }) => ({
    appId,
    shown: attributes.find((one) => one.name === 'DisplayName')?.value || name,
  }));
  return named.toSorted(
    (one, other) => compare(one.shown, other.shown) || (one.appId < other.appId ? -1 : 1),
  );
}

// The row with that index is in view and shows the expected app.
async function expectRow(page: Page, sorted: readonly Named[], index: number) {
  const link = page.locator(`tr[aria-rowindex="${index + 2}"] th a`);
  await expect(link).toBeInViewport();
  await expect(link).toHaveAttribute('href', new RegExp(`${sorted[index]?.appId}$`, 'u'));
}
