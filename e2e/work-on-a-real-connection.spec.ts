import { switchOrganization } from './navigate.ts';
import { setScenario } from '../mocks/node.ts';
import { edgeCredentials, expectNoTrace, signIn, useRealConnection } from './real-connection.ts';
import { changeStatus, submitStatus, noteOf } from './statuses.ts';
import {
  appOfSeed,
  expect,
  failedRequest,
  keyOf,
  organizations,
  pathOf,
  tallViewport,
  test,
} from './test.ts';

test.use(tallViewport);

const { x, edge } = organizations;
const token = 'ya29.first-token';
const real = useRealConnection(token);

test('signing in with a token and revoking leave no trace of the token', async ({ page }) => {
  await page.goto(real.url);
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  await expect(page.getByText(`Shop on X (http://${real.hosts.x}/v1)`)).toBeVisible();
  const field = page.getByLabel('Access token');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(field).toBeFocused();
  await expect(field).toHaveAccessibleDescription(/^There is no token in the field/u);
  expect(real.received.x, 'nothing is asked without a token').toEqual([]);

  await signIn(page, ` Bearer ${token} `);
  await expect(page.getByRole('table', { name: 'Apps' })).toBeVisible();
  await page.getByRole('button', { name: 'Edit Checkout Web', exact: true }).click();
  const orders = page.getByRole('combobox', { name: 'Status of orders' });
  await changeStatus(page, orders, 'Revoke');
  await expect(noteOf(page, 'orders')).toContainText('Revoked, verified');

  const target = targetOf(x, 'amelia.hart@brightcart.example', 'Checkout Web', 'orders');
  const arrived = real.received.x.filter((request) => request.target === target);
  expect(arrived).toMatchObject([
    {
      method: 'OPTIONS',
      origin: real.url,
      authorization: undefined,
      preflight: { method: 'POST', headers: 'authorization,content-type' },
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

test('Edge needs no token: the proxy adds the credentials', async ({ page }) => {
  // The first page asks to sign in, but the other organization can be chosen without.
  await page.goto(real.url);
  await expect(page.getByRole('combobox', { name: 'Organization' })).toHaveText('Choose…');
  await switchOrganization(page, edge);
  await page.getByRole('button', { name: 'Edit Outage Map', exact: true }).click();
  await expect(page.getByRole('button', { name: /^Sign/u })).toHaveCount(0);
  const status = page.getByRole('combobox', { name: 'Status of meter readings', exact: true });
  await changeStatus(page, status, 'Revoke');
  const { owner } = appOfSeed(edge, 'Outage Map');
  expect(writesTo('edge')).toMatchObject([
    {
      method: 'POST',
      target: targetOf(edge, owner.id, 'Outage Map', 'meter readings'),
      contentType: 'application/octet-stream',
      cookie: undefined,
    },
  ]);
  expect([...new Set(real.received.edge.map(({ authorization }) => authorization))]).toEqual([
    edgeCredentials,
  ]);
  expect(real.received.x).toEqual([]);
});

for (const { host, which, noise } of [
  { host: 'unreachable', which: 'that does not answer', noise: failedRequest },
  {
    host: 'withoutCors',
    which: 'that does not allow this page',
    noise: /blocked by CORS policy|Failed to load/u,
  },
] as const)
  test(`a host ${which}: the page shows its name and what to check`, async ({
    page,
    expectedNoise,
  }) => {
    expectedNoise.push(noise);
    real.reset({ xHost: real.hosts[host] });
    await page.goto(`${real.url}/organizations/${x}/apps`);
    await signIn(page, token);
    await expect(page.getByText(`${real.hosts[host]} could not be reached.`)).toBeVisible();
    await expect(page.getByText('Check your network connection, then try again.')).toBeVisible();
    const rareCauses = page.getByText(/\(CORS\).*\(Content-Security-Policy\)/u);
    await expect(rareCauses).toBeHidden();
    await page.getByText('Details', { exact: true }).click();
    await expect(rareCauses).toBeVisible();
  });

test('a 403 names the permission, and the controls that need it become read-only', async ({
  page,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  await page.goto(`${real.url}${pathOf('Checkout Web')}/edit`);
  await signIn(page, token);
  const orders = page.getByRole('combobox', { name: 'Status of orders' });
  await expect(orders).toHaveText('Approved');
  setScenario('forbidden');
  await submitStatus(page, orders, 'Revoke');
  await expect(noteOf(page, 'orders')).toContainText('Ask for apigee.appkeys.manage.');
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
  return real.received[platform].filter(({ method }) => !['GET', 'OPTIONS'].includes(method));
}

/** The URL that revokes a product in an app's first key. */
function targetOf(organization: string, owner: string, name: string, product: string): string {
  const { consumerKey } = keyOf(name, 0, organization);
  const path = [organization, 'developers', owner, 'apps', name, 'keys', consumerKey];
  const encoded = [...path, 'apiproducts', product].map(encodeURIComponent).join('/');
  return `/v1/organizations/${encoded}?action=revoke`;
}
