import { setScenario } from '../mocks/node.ts';
import {
  edgeCredentials,
  expectNoTrace,
  reportViolations,
  signIn,
  startRealConnection,
  type RealConnection,
} from './real-connection.ts';
import {
  appOfSeed,
  choose,
  confirmRevoke,
  expect,
  failedRequest,
  keyOf,
  masked,
  organizations,
  pathOf,
  test,
  toasts,
  type Locator,
} from './test.ts';

// The mock is one for the process, so these run one after the other.
test.describe.configure({ mode: 'serial' });

const { x, edge } = organizations;
const token = 'ya29.first-token';
const nextToken = 'ya29.next-token';
let real: RealConnection;

test.beforeAll(async () => {
  // nginx may have to be installed first.
  test.setTimeout(300_000);
  real = await startRealConnection();
});
test.afterAll(() => real?.stop());
test.beforeEach(async ({ page }) => {
  real.reset();
  real.accept(token);
  await reportViolations(page);
});

test('a token is pasted, a product is revoked, and no trace of the token is left', async ({
  page,
}) => {
  await page.goto(real.url);
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  await expect(page.getByText(`Shop on X (http://${real.hosts.x}/v1)`)).toBeVisible();
  const field = page.getByLabel('Access token');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(field).toBeFocused();
  await expect(field).toHaveAccessibleDescription(/^There is no token in the field/u);
  expect(real.asked.x, 'nothing is asked without a token').toEqual([]);

  await signIn(page, ` Bearer ${token} `);
  await expect(page.getByRole('table', { name: 'Apps' })).toBeVisible();
  await page.getByRole('button', { name: 'Edit Checkout Web', exact: true }).click();
  const orders = page.getByRole('combobox', { name: 'Status of orders' });
  await choose(page, orders, 'Revoke');
  await confirmRevoke(page);
  await expect(orders).toHaveText('Revoked');
  await expect(toasts(page)).toHaveCount(1);

  const target = targetOf(x, 'amelia.hart@brightcart.example', 'Checkout Web', 'orders');
  const arrived = real.asked.x.filter((request) => request.target === target);
  expect(arrived).toMatchObject([
    {
      method: 'OPTIONS',
      origin: real.url,
      authorization: undefined,
      wanted: { method: 'POST', headers: 'authorization,content-type' },
    },
    {
      method: 'POST',
      origin: real.url,
      authorization: `Bearer ${token}`,
      contentType: 'application/octet-stream',
    },
  ]);
  expect(writesTo('x')).toHaveLength(1);
  await expectNoTrace(page, token);
});

test('the session ends while a key is changed: the page stays, and it is done again by hand', async ({
  page,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  await page.goto(`${real.url}${pathOf('Delivery Hub')}/edit`);
  await signIn(page, token);
  // Its oldest key comes last.
  const key = keyOf('Delivery Hub', 0);
  const card = page.getByRole('group', { name: `Key ${masked(key)}` });
  await card.getByRole('button', { name: 'Reveal key' }).click();
  const status = card.getByRole('combobox', { name: 'Status of orders' });
  await status.scrollIntoViewIfNeeded();
  const before = await placeOf(status);
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0);

  real.accept();
  await choose(page, status, 'Revoke');
  await confirmRevoke(page);
  const dialog = page.getByRole('dialog', { name: 'Sign in again' });
  await expect(dialog.getByLabel('Access token')).toBeFocused();
  await expect(toasts(page)).toContainText('Not revoked: orders');
  await expect(toasts(page)).toContainText('The access token is missing or has expired (401).');
  await expect(status).toHaveText('Approved');
  await expect(card.getByText(key.consumerKey, { exact: true })).toBeVisible();
  expect(await placeOf(status)).toBe(before);

  real.accept(nextToken);
  await signIn(page, nextToken);
  await expect(dialog).toHaveCount(0);
  await expect(status).toBeFocused();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(status).toHaveText('Approved');
  await expect(card.getByText(key.consumerKey, { exact: true })).toBeVisible();
  expect(await placeOf(status)).toBe(before);
  expect(writesTo('x'), 'nothing is sent by itself').toHaveLength(1);

  await choose(page, status, 'Revoke');
  await confirmRevoke(page);
  await expect(status).toHaveText('Revoked');
  expect(writesTo('x').map(({ authorization }) => authorization)).toEqual([
    `Bearer ${token}`,
    `Bearer ${nextToken}`,
  ]);
  await expectNoTrace(page, nextToken);
});

test('the session ends behind the list: what was typed stays, and signing in can wait', async ({
  page,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  await page.goto(real.url);
  await signIn(page, token);
  const search = page.getByRole('searchbox', { name: 'Search apps' });
  await search.fill('checkout');
  await expect(page.getByRole('status').filter({ hasText: '3 of 60' })).toBeVisible();

  real.accept();
  await page.getByRole('button', { name: 'Refresh' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sign in again' });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(search).toHaveValue('checkout');
  await expect(page.getByRole('row')).toHaveCount(4);

  // Nothing can be read now, and the page says so; once signed in it is there.
  await page.getByRole('button', { name: 'Edit Checkout Web', exact: true }).click();
  const bar = page.getByRole('banner');
  await bar.getByRole('button', { name: 'Sign in', exact: true }).click();
  real.accept(nextToken);
  await signIn(page, nextToken);
  await expect(page.getByRole('combobox', { name: 'Status of orders' })).toHaveText('Approved');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.goBack();
  await expect(search).toHaveValue('checkout');
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(writesTo('x')).toEqual([]);
});

test('signing out forgets everything', async ({ page }) => {
  await page.goto(real.url);
  await signIn(page, token);
  await expect(page.getByRole('table', { name: 'Apps' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  await expectNoTrace(page, token);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);
});

test('Edge needs no token: the proxy adds the credentials', async ({ page }) => {
  await page.goto(`${real.url}/organizations/${edge}/apps`);
  await page.getByRole('button', { name: 'Edit Lighthouse #7', exact: true }).click();
  await expect(page.getByRole('button', { name: /^Sign/u })).toHaveCount(0);
  const status = page.getByRole('combobox', { name: 'Status of FreeWeatherAPI' });
  await choose(page, status, 'Revoke');
  await confirmRevoke(page);
  await expect(status).toHaveText('Revoked');
  const { owner } = appOfSeed(edge, 'Lighthouse #7');
  expect(writesTo('edge')).toMatchObject([
    {
      method: 'POST',
      target: targetOf(edge, owner.id, 'Lighthouse #7', 'FreeWeatherAPI'),
      contentType: 'application/octet-stream',
      cookie: undefined,
    },
  ]);
  expect([...new Set(real.asked.edge.map(({ authorization }) => authorization))]).toEqual([
    edgeCredentials,
  ]);
  expect(real.asked.x).toEqual([]);
});

for (const { host, why, noise } of [
  { host: 'nobody', why: 'nobody listens there', noise: failedRequest },
  {
    host: 'stranger',
    why: 'it does not allow this page',
    noise: /blocked by CORS policy|Failed to load/u,
  },
] as const)
  test(`a host that ${why}: its name, and what to check`, async ({ page, expectedNoise }) => {
    expectedNoise.push(noise);
    real.reset({ xHost: real.hosts[host] });
    await page.goto(`${real.url}/organizations/${x}/apps`);
    await signIn(page, token);
    await expect(page.getByText(`${real.hosts[host]} could not be reached.`)).toBeVisible();
    await expect(page.getByText(/\(CORS\).*\(Content-Security-Policy\)/u)).toBeVisible();
  });

test('a refusal names the permission, and the switches that need it become read-only', async ({
  page,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  await page.goto(`${real.url}${pathOf('Checkout Web')}/edit`);
  await signIn(page, token);
  const orders = page.getByRole('combobox', { name: 'Status of orders' });
  await expect(orders).toHaveText('Approved');
  setScenario('forbidden');
  await choose(page, orders, 'Revoke');
  await confirmRevoke(page);
  await expect(toasts(page)).toContainText('Ask for apigee.appkeys.manage.');
  for (const name of ['Status of orders', 'Status of loyalty', /^Status of key/u]) {
    const control = page.getByRole('combobox', { name });
    await expect(control).toHaveAttribute('aria-disabled', 'true');
    await expect(control).toHaveAccessibleDescription(/apigee\.appkeys\.manage/u);
    await control.focus();
    await expect(control).toBeFocused();
    await control.press('Enter');
    await expect(page.getByRole('listbox')).toHaveCount(0);
  }
  await expect(orders).toHaveText('Approved');
  expect(writesTo('x')).toHaveLength(1);
});

function writesTo(platform: 'x' | 'edge') {
  return real.asked[platform].filter(({ method }) => !['GET', 'OPTIONS'].includes(method));
}

/** Where a product of an app's first key is revoked; the owner is part of that. */
function targetOf(organization: string, owner: string, name: string, product: string): string {
  const { consumerKey } = keyOf(name, 0, organization);
  const path = [organization, 'developers', owner, 'apps', name, 'keys', consumerKey];
  const encoded = [...path, 'apiproducts', product].map(encodeURIComponent).join('/');
  return `/v1/organizations/${encoded}?action=revoke`;
}

/** How far from the top of the window. */
async function placeOf(found: Locator): Promise<number | undefined> {
  return (await found.boundingBox())?.y;
}
