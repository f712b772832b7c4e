import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { App } from './tables.ts';
import { requests, resetMock, server, writes } from './node.ts';
import { sendAction, call, edgeUrl, get, path, send, xUrl } from './request.for-tests.ts';
import { seed, seededApp } from './seed/seed.ts';

const testNow = Date.UTC(2026, 10, 21);
const store = seed(testNow);

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => resetMock(testNow));
afterAll(() => server.close());

interface Read {
  status: string;
  lastModifiedAt: string | number;
  credentials: {
    consumerKey: string;
    status: string;
    apiProducts: { apiproduct: string; status: string }[];
  }[];
}

/** Every status of the app on one line: `app | key product=… | …`. */
async function statuses(url: string): Promise<string> {
  const { status, credentials } = (await get(url)).body as Read;
  return [
    status,
    ...credentials.map((key) =>
      [key.status, ...key.apiProducts.map((row) => `${row.apiproduct}=${row.status}`)].join(' '),
    ),
  ].join(' | ');
}

async function modifiedAt(url: string): Promise<number> {
  return Number(((await get(url)).body as Read).lastModifiedAt);
}

const cases = [
  [
    'X developer',
    'x',
    xUrl,
    'keywarden-demo',
    'Fleet Tracker iOS',
    ['developers', 'marcus.bell@fleetwise.example'],
    'POST',
  ],
  [
    'X AppGroup',
    'x',
    xUrl,
    'keywarden-demo',
    'Partner Sync',
    ['appgroups', 'northwind-logistics'],
    'PUT',
  ],
  [
    'Edge developer',
    'edge',
    edgeUrl,
    'keywarden-edge',
    'Platform Displays',
    ['developers', 'elena.petrova@metrolink.example'],
    'POST',
  ],
  [
    'Edge company',
    'edge',
    edgeUrl,
    'keywarden-edge',
    'Fare Gate',
    ['companies', 'metrolink'],
    'POST',
  ],
] as const;

describe.each(cases)('%s app', (_, platform, base, organization, name, owner, appMethod) => {
  const app: App = seededApp(store, organization, name);
  const url = `${base}${path(...owner, 'apps', name)}`;
  const [first] = app.credentials;
  const [product] = first?.products ?? [];
  if (!first || !product) throw new Error(`${name} needs a key with a product`);
  const key = `${url}${path('keys', first.consumerKey)}`;
  const inKey = `${key}${path('apiproducts', product.name)}`;

  test('a product in a key is revoked and approved, and nothing else changes', async () => {
    const before = await statuses(url);
    const reply = await sendAction('POST', inKey, 'revoke');
    expect([reply.status, reply.body]).toEqual(platform === 'x' ? [200, {}] : [204, undefined]);
    expect(await statuses(url)).toBe(
      before.replace(`${product.name}=approved`, `${product.name}=revoked`),
    );
    await sendAction('POST', inKey, 'approve');
    expect(await statuses(url)).toBe(before);
  });

  test('a key is revoked and approved, and its products keep their statuses', async () => {
    const before = await statuses(url);
    const reply = await sendAction('POST', key, 'revoke');
    expect([reply.status, reply.body]).toEqual([204, undefined]);
    expect(await statuses(url)).toBe(before.replace('| approved', '| revoked'));
    await sendAction('POST', key, 'approve');
    expect(await statuses(url)).toBe(before);
  });

  test('an app is revoked and approved, and its keys keep their statuses', async () => {
    const before = await statuses(url);
    const reply = await sendAction(appMethod, url, 'revoke');
    expect([reply.status, reply.body]).toEqual([204, undefined]);
    expect(await statuses(url)).toBe(before.replace('approved', 'revoked'));
    await sendAction(appMethod, url, 'approve');
    expect(await statuses(url)).toBe(before);
  });

  test('its owner is made inactive and active, and the app does not change', async () => {
    const before = await get(url);
    const ownerUrl = `${base}${path(...owner)}`;
    const reply = await sendAction(appMethod, ownerUrl, 'inactive');
    expect([reply.status, reply.body]).toEqual([204, undefined]);
    expect((await get(ownerUrl)).body).toMatchObject({ status: 'inactive' });
    expect(await get(url)).toMatchObject({ body: before.body });
    await sendAction(appMethod, ownerUrl, 'active');
    expect((await get(ownerUrl)).body).toMatchObject({ status: 'active' });
  });

  test('approving what is approved succeeds, and every write moves lastModifiedAt', async () => {
    const times = [await modifiedAt(url)];
    for (const [method, target] of [
      [appMethod, url],
      ['POST', key],
      ['POST', inKey],
    ] as const) {
      expect((await sendAction(method, target, 'approve')).status).toBeLessThan(300);
      times.push(await modifiedAt(url));
    }
    expect(times).toEqual([...new Set(times)].sort((one, other) => one - other));
  });

  test.each(['approved', 'revoked', 'APPROVE', 'pending', 'delete', 'toString', ''])(
    'the action "%s" is refused at every level',
    async (action) => {
      const before = await statuses(url);
      for (const [method, target] of [
        [appMethod, url],
        ['POST', key],
        ['POST', inKey],
      ] as const) {
        expect((await sendAction(method, target, action)).status).toBe(400);
      }
      expect(await statuses(url)).toBe(before);
    },
  );

  test('a Content-Type other than octet-stream is refused, except a form on Edge', async () => {
    const as = (type: string) =>
      call('POST', `${inKey}?action=revoke`, { headers: { 'Content-Type': type } });
    expect((await as('application/json')).status).toBe(415);
    expect((await as('application/x-www-form-urlencoded')).status).toBe(
      platform === 'edge' ? 204 : 415,
    );
    expect((await call('POST', `${inKey}?action=approve`)).status).toBeLessThan(300);
  });
});

test('approve works from pending, on a product and on a key', async () => {
  const watch = `${xUrl}${path('developers', 'priya.raman@skyline-weather.example', 'apps', 'Storm Watch')}`;
  const [key] = seededApp(store, 'keywarden-demo', 'Storm Watch').credentials;
  await sendAction(
    'POST',
    `${watch}/keys/${key?.consumerKey}/apiproducts/premium-weather`,
    'approve',
  );
  expect(await statuses(watch)).toBe(
    'approved | approved weather-basic=approved premium-weather=approved',
  );

  const voice = `${xUrl}${path('developers', 'hannah.weiss@brightcart.example', 'apps', 'Voice Ordering')}`;
  const [pending] = seededApp(store, 'keywarden-demo', 'Voice Ordering').credentials;
  await sendAction('POST', `${voice}/keys/${pending?.consumerKey}`, 'approve');
  expect(await statuses(voice)).toBe('approved | approved orders=approved');
});

test('an AppGroup key accepts the action in a JSON body, and the reply is the key', async () => {
  const [first] = seededApp(store, 'keywarden-demo', 'Partner Sync').credentials;
  const url = `${xUrl}${path('appgroups', 'northwind-logistics', 'apps', 'Partner Sync', 'keys', first?.consumerKey ?? '')}`;
  const reply = await send('POST', url, { action: 'revoke' });
  expect(reply).toMatchObject({ status: 200, body: { status: 'revoked' } });
  expect((await get(url)).body).toMatchObject({ status: 'revoked' });
  expect((await send('POST', url, { action: 'revoked' })).status).toBe(400);
});

test('the write log contains writes only, and every logged request has its time', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: testNow });
  const [first] = seededApp(store, 'keywarden-demo', 'Checkout Web').credentials;
  const url = `${xUrl}/developers/amelia.hart%40brightcart.example/apps/Checkout%20Web`;
  await get(url);
  vi.setSystemTime(testNow + 5);
  await sendAction('POST', `${url}/keys/${first?.consumerKey}`, 'revoke');
  await get('https://apigee.googleapis.com/v1/organizations');
  vi.useRealTimers();
  expect(writes()).toEqual([
    {
      at: testNow + 5,
      method: 'POST',
      path: `/v1/organizations/keywarden-demo/developers/amelia.hart%40brightcart.example/apps/Checkout%20Web/keys/${first?.consumerKey}`,
      query: '?action=revoke',
      contentType: 'application/octet-stream',
      bodyLength: 0,
    },
  ]);
  expect(requests().map(({ at, method }) => [at - testNow, method])).toEqual([
    [0, 'GET'],
    [5, 'POST'],
    [5, 'GET'],
  ]);
  expect(requests().at(-1)?.path).toBe('/v1/organizations');
  resetMock(testNow);
  expect([requests(), writes()]).toEqual([[], []]);
});
