import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { violations } from './contract.ts';
import { resetMock, server } from './node.ts';
import { call, EDGE, get, path, type Reply, send, X } from './request.ts';
import { seed, seededApp } from './seed.ts';

const NOW = Date.UTC(2026, 10, 21);
const store = seed(NOW);

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => resetMock(NOW));
afterAll(() => server.close());

interface KeyBody {
  consumerKey: string;
  consumerSecret: string;
  status: string;
  apiProducts?: { apiproduct: string; status: string }[];
  attributes?: { name: string; value: string }[];
  scopes?: string[];
  issuedAt: string | number;
  expiresAt?: string | number;
}

interface AppBody {
  name: string;
  status: string;
  attributes?: { name: string; value: string }[];
  callbackUrl?: string;
  credentials?: KeyBody[];
}

const owners = [
  [
    'X developer',
    'x',
    `${X}/developers/kwame.mensah@accrapay.example`,
    'DeveloperApp',
    ['orders', 'payments-v2'],
  ],
  ['X AppGroup', 'x', `${X}/appgroups/globex-partners`, 'AppGroupApp', ['orders', 'payments-v2']],
  [
    'Edge developer',
    'edge',
    `${EDGE}/developers/wwitman@apigee.com`,
    'DeveloperApp',
    ['FreeWeatherAPI', 'PremiumWeatherAPI'],
  ],
  [
    'Edge company',
    'edge',
    `${EDGE}/companies/phpunit`,
    'App',
    ['FreeWeatherAPI', 'PremiumWeatherAPI'],
  ],
] as const;

describe.each(owners)('an app of an %s', (_, platform, owner, schema, [automatic, manual]) => {
  const url = `${owner}/apps/New%20App%20%231`;
  const create = (more: object = {}): Promise<Reply> =>
    send('POST', `${owner}/apps`, {
      name: 'New App #1',
      apiProducts: [automatic, manual],
      ...more,
    });
  const read = async (): Promise<AppBody> => (await get(url)).body as AppBody;
  const keys = async (): Promise<KeyBody[]> => (await read()).credentials ?? [];
  const expectSchema = (name: string, { body }: Reply): void => {
    if (platform === 'x') expect(violations(name, body)).toEqual([]);
  };

  test('is created with one approved key, pending for what wants approval', async () => {
    const attributes = [{ name: 'DisplayName', value: 'Ünï 🎈' }];
    const reply = await create({ attributes, keyExpiresIn: platform === 'x' ? '60000' : 60000 });
    expect(reply.status).toBe(201);
    expectSchema(schema, reply);
    expect(await read()).toEqual(reply.body);
    expect(reply.body).toMatchObject({ status: 'approved', attributes });
    const [key, ...others] = await keys();
    expect(others).toEqual([]);
    expect(key).toMatchObject({
      status: 'approved',
      apiProducts: [
        { apiproduct: automatic, status: 'approved' },
        { apiproduct: manual, status: 'pending' },
      ],
    });
    expect(key?.consumerKey).toMatch(/^[A-Za-z0-9]{32}$/);
    expect(key?.consumerSecret).toMatch(/^[A-Za-z0-9]{16}$/);
    expect(Number(key?.expiresAt) - Number(key?.issuedAt)).toBe(60_000);
    expect(typeof key?.expiresAt).toBe(platform === 'x' ? 'string' : 'number');
  });

  test.each(['', ' x', '#x', 'a/b', 'é', 'a\tb', '名'])(
    'is refused the name "%s"',
    async (name) => {
      expect((await create({ name })).status).toBe(400);
    },
  );

  test('is refused a nineteenth attribute, an expiry in the past and nonsense', async () => {
    const attributes = (many: number) =>
      Array.from({ length: many }, (__, index) => ({ name: `a${index}`, value: '' }));
    expect((await create({ attributes: attributes(19) })).status).toBe(400);
    expect((await create({ keyExpiresIn: -5 })).status).toBe(400);
    expect((await create({ attributes: 'none' })).status).toBe(400);
    const json = { headers: { 'Content-Type': 'application/json' } };
    expect((await call('POST', `${owner}/apps`, { ...json, body: '{' })).status).toBe(400);
    expect((await call('POST', `${owner}/apps`, { ...json, body: '[]' })).status).toBe(400);
    expect((await create({ attributes: attributes(18) })).status).toBe(201);
  });

  test('PUT replaces attributes and callback, keeps keys, name and status', async () => {
    await create({ attributes: [{ name: 'old', value: '1' }], callbackUrl: 'https://old.example' });
    const before = await keys();
    const reply = await send('PUT', url, {
      name: 'New App #1',
      status: 'revoked',
      attributes: [{ name: 'new', value: '2' }],
    });
    expect(reply.status).toBe(200);
    expectSchema(schema, reply);
    const after = await read();
    expect(after.attributes).toEqual([{ name: 'new', value: '2' }]);
    expect(after.callbackUrl ?? '').toBe('');
    expect(after.status).toBe('approved');
    expect(after.credentials).toEqual(before);
    expect((await send('PUT', url, { name: 'Other' })).status).toBe(400);
  });

  test('PUT with apiProducts makes another key', async () => {
    await create();
    const [first] = await keys();
    await send('PUT', url, { apiProducts: [manual] });
    const [second, ...rest] = await keys();
    expect(rest).toEqual([first]);
    expect(second?.apiProducts).toEqual([{ apiproduct: manual, status: 'pending' }]);
  });

  test('is deleted with its keys', async () => {
    const created = await create();
    const reply = await call('DELETE', url);
    expect(reply).toMatchObject({ status: 200, body: created.body as object });
    expect((await get(url)).status).toBe(404);
    expect((await call('DELETE', url)).status).toBe(404);
  });

  test('its key gets products without touching those it has, and loses them', async () => {
    await create({ apiProducts: [manual] });
    const [key] = await keys();
    const keyUrl = `${url}/keys/${key?.consumerKey}`;
    await call('POST', `${keyUrl}/apiproducts/${manual}?action=approve`);
    const added = await send('POST', keyUrl, { apiProducts: [manual, automatic] });
    expect(added).toMatchObject({
      status: 200,
      body: {
        apiProducts: [
          { apiproduct: manual, status: 'approved' },
          { apiproduct: automatic, status: 'approved' },
        ],
      },
    });
    expectSchema('AppGroupAppKey', added);
    const removed = await call('DELETE', `${keyUrl}/apiproducts/${manual}`);
    expect(removed).toMatchObject({
      status: 200,
      body: { apiProducts: [{ apiproduct: automatic }] },
    });
    // Removed and added again: it waits again.
    const again = await send('POST', keyUrl, { apiProducts: [manual] });
    expect((again.body as KeyBody).apiProducts?.[1]).toEqual({
      apiproduct: manual,
      status: 'pending',
    });
    expect((await send('POST', keyUrl, { apiProducts: ['nope'] })).status).toBe(
      platform === 'x' ? 400 : 404,
    );
  });

  test('its key is deleted; the answer is the key', async () => {
    await create();
    const [key] = await keys();
    const keyUrl = `${url}/keys/${key?.consumerKey}`;
    expect(await call('DELETE', keyUrl)).toMatchObject({ status: 200, body: key as object });
    expect((await get(keyUrl)).status).toBe(404);
    expect(await keys()).toEqual([]);
  });

  test('a key is imported: approved, without products; not twice', async () => {
    await create();
    const importUrl = schema === 'AppGroupApp' ? `${url}/keys` : `${url}/keys/create`;
    const wanted = { consumerKey: 'my_own-KEY_1', consumerSecret: 's-1' };
    const reply = await send('POST', importUrl, {
      ...wanted,
      status: 'revoked',
      ...(platform === 'x' ? { expiresInSeconds: '90' } : {}),
    });
    expect(reply).toMatchObject({ status: 201, body: { ...wanted, status: 'approved' } });
    expectSchema('DeveloperAppKey', reply);
    const body = reply.body as KeyBody;
    if (platform === 'x') expect(Number(body.expiresAt) - Number(body.issuedAt)).toBe(90_000);
    else expect(body).not.toHaveProperty('expiresAt');
    expect((await get(`${url}/keys/my_own-KEY_1`)).body).toEqual(reply.body);
    expect((await send('POST', importUrl, wanted)).status).toBe(409);
    for (const bad of [
      { consumerKey: 'a b' },
      { consumerKey: 'é' },
      { consumerKey: '' },
      { consumerSecret: 'x'.repeat(2049) },
      { apiProducts: [automatic] },
    ]) {
      expect(
        (await send('POST', importUrl, { consumerKey: 'fresh', consumerSecret: 's', ...bad }))
          .status,
        JSON.stringify(bad).slice(0, 60),
      ).toBe(400);
    }
    expect(
      (await send('POST', importUrl, { consumerKey: 'k'.repeat(2048), consumerSecret: 's' }))
        .status,
    ).toBe(201);
  });
});

describe.each(owners.filter(([, , , schema]) => schema !== 'AppGroupApp'))(
  'a key of an %s',
  (_, platform, owner, __, [automatic, manual]) => {
    const url = `${owner}/apps/Keys`;

    test('POST of the app without action makes one more and drops what the body leaves out', async () => {
      await send('POST', `${owner}/apps`, {
        name: 'Keys',
        apiProducts: [automatic],
        attributes: [{ name: 'a', value: 'b' }],
      });
      const [first] = ((await get(url)).body as AppBody).credentials ?? [];
      const reply = await send('POST', url, { apiProducts: [manual] });
      expect(reply.status).toBe(200);
      const { credentials = [], attributes = [] } = reply.body as AppBody;
      expect(credentials.slice(1)).toEqual([first]);
      expect(credentials[0]?.apiProducts).toEqual([{ apiproduct: manual, status: 'pending' }]);
      expect(attributes).toEqual([]);
    });

    test('PUT resets manual approvals to pending, and replaces scopes and attributes', async () => {
      await send('POST', `${owner}/apps`, { name: 'Keys', apiProducts: [automatic, manual] });
      const [key] = ((await get(url)).body as AppBody).credentials ?? [];
      const keyUrl = `${url}/keys/${key?.consumerKey}`;
      await call('POST', `${keyUrl}/apiproducts/${manual}?action=approve`);
      await call('POST', `${keyUrl}?action=revoke`);
      await send('POST', keyUrl, { attributes: [{ name: 'a', value: 'b' }] });
      const reply = await send('PUT', keyUrl, {
        apiProducts: [automatic, manual],
        scopes: ['READ'],
      });
      expect(reply).toMatchObject({
        status: 200,
        body: {
          status: 'revoked',
          scopes: ['READ'],
          apiProducts: [{ status: 'approved' }, { status: 'pending' }],
        },
      });
      expect((reply.body as KeyBody).attributes ?? []).toEqual([]);
      if (platform === 'x') expect(violations('DeveloperAppKey', reply.body)).toEqual([]);
    });
  },
);

test('X imports at …/keys as well; Edge does not have it', async () => {
  const body = { consumerKey: 'k-1', consumerSecret: 's-1' };
  const on = (base: string) => send('POST', `${base}/keys`, body);
  expect(
    await on(`${X}/developers/amelia.hart@brightcart.example/apps/Checkout%20Web`),
  ).toMatchObject({
    status: 201,
    body: { ...body, expiresAt: '-1' },
  });
});

test('X refuses a field its schema does not have; Edge ignores it', async () => {
  const body = { name: 'Typo', displayname: 'x' };
  expect(
    await send('POST', `${X}/developers/amelia.hart@brightcart.example/apps`, body),
  ).toMatchObject({
    status: 400,
    body: { error: { message: expect.stringContaining('displayname') } },
  });
  expect((await send('POST', `${EDGE}/developers/wwitman@apigee.com/apps`, body)).status).toBe(201);
});

describe('attributes as things of their own', () => {
  test.each([
    `${X}/developers/amelia.hart@brightcart.example`,
    `${X}/developers/amelia.hart@brightcart.example/apps/Checkout%20Web`,
    `${X}/apiproducts/orders`,
    `${EDGE}/developers/wwitman@apigee.com/apps/AnotherTestApp`,
  ])('%s', async (bearer) => {
    const all = `${bearer}/attributes`;
    const two = [
      { name: 'one & only', value: '1' },
      { name: 'two', value: '2' },
    ];
    expect(await send('POST', all, { attribute: two })).toMatchObject({
      status: 200,
      body: { attribute: two },
    });
    expect((await get(all)).body).toEqual({ attribute: two });
    expect((await get(bearer)).body).toMatchObject({ attributes: two });
    const one = `${all}${path('one & only')}`;
    expect((await get(one)).body).toEqual(two[0]);
    expect((await send('POST', one, { name: 'one & only', value: 'x' })).body).toEqual({
      name: 'one & only',
      value: 'x',
    });
    expect((await send('POST', one, { value: 'x'.repeat(2049) })).status).toBe(400);
    expect(await call('DELETE', one)).toMatchObject({ status: 200, body: { value: 'x' } });
    expect((await get(one)).status).toBe(404);
    expect((await get(all)).body).toEqual({ attribute: [two[1]] });
  });
});

describe('owners', () => {
  const person = { email: 'new@dev.example', firstName: 'N', lastName: 'D', userName: 'nd' };

  test.each([
    ['x', X],
    ['edge', EDGE],
  ] as const)('a developer is created, changed and deleted on %s', async (platform, base) => {
    const created = await send('POST', `${base}/developers`, person);
    expect(created).toMatchObject({ status: 201, body: { ...person, status: 'active' } });
    if (platform === 'x') expect(violations('Developer', created.body)).toEqual([]);
    expect((await send('POST', `${base}/developers`, person)).status).toBe(409);
    expect(
      (await send('POST', `${base}/developers`, { ...person, email: 'x@y', userName: '' })).status,
    ).toBe(400);
    const url = `${base}/developers/new@dev.example`;
    await send('POST', `${url}/apps`, { name: 'Theirs' });
    expect((await get(url)).body).toMatchObject({ apps: ['Theirs'] });
    expect((await send('PUT', url, { ...person, firstName: 'Renamed' })).body).toMatchObject({
      firstName: 'Renamed',
    });
    expect((await call('DELETE', url)).status).toBe(200);
    expect((await get(url)).status).toBe(404);
    expect(
      ((await get(`${base}/apps?expand=true`)).body as { app: AppBody[] }).app.filter(
        ({ name }) => name === 'Theirs',
      ),
    ).toEqual([]);
  });

  test('X takes no e-mail in upper case, Edge does', async () => {
    const upper = { ...person, email: 'New@dev.example' };
    expect((await send('POST', `${X}/developers`, upper)).status).toBe(400);
    expect((await send('POST', `${EDGE}/developers`, upper)).status).toBe(201);
  });

  test.each([
    ['AppGroup', `${X}/appgroups`],
    ['company', `${EDGE}/companies`],
  ])('an %s is created, changed and deleted', async (kind, list) => {
    const created = await send('POST', list, { name: 'New 1', displayName: 'New One' });
    expect(created).toMatchObject({
      status: 201,
      body: { name: 'New 1', displayName: 'New One', status: 'active' },
    });
    if (kind === 'AppGroup') expect(violations('AppGroup', created.body)).toEqual([]);
    expect((await send('POST', list, { name: 'New 1' })).status).toBe(409);
    expect((await send('POST', list, { name: 'a/b' })).status).toBe(400);
    const url = `${list}/New%201`;
    expect((await send('PUT', url, { displayName: 'Changed' })).body).toMatchObject({
      displayName: 'Changed',
      status: 'active',
    });
    await send('POST', `${url}/apps`, { name: 'Theirs' });
    expect((await call('DELETE', url)).status).toBe(200);
    expect((await get(url)).status).toBe(404);
  });
});

test.each([
  ['x', X],
  ['edge', EDGE],
] as const)('an API product is created, changed and deleted on %s', async (platform, base) => {
  const product = {
    name: 'new-product',
    displayName: 'New',
    approvalType: 'manual',
    proxies: ['p'],
  };
  const operationGroup = {
    operationConfigType: 'proxy',
    operationConfigs: [{ apiSource: 'p', operations: [{ resource: '/' }] }],
  };
  const created = await send('POST', `${base}/apiproducts`, { ...product, operationGroup });
  expect(created).toMatchObject({ status: 201, body: { ...product, operationGroup } });
  if (platform === 'x') expect(violations('ApiProduct', created.body)).toEqual([]);
  expect((await send('POST', `${base}/apiproducts`, product)).status).toBe(409);
  expect(
    (await send('POST', `${base}/apiproducts`, { ...product, name: 'n2', approvalType: 'maybe' }))
      .status,
  ).toBe(400);
  const url = `${base}/apiproducts/new-product`;
  const changed = await send('PUT', url, {
    ...product,
    approvalType: 'auto',
    displayName: 'Changed',
  });
  expect(changed).toMatchObject({
    status: 200,
    body: { approvalType: 'auto', displayName: 'Changed' },
  });
  expect(changed.body).not.toHaveProperty('operationGroup');
  expect((await call('DELETE', url)).status).toBe(200);
  expect((await get(url)).status).toBe(404);
});

test('a deleted product leaves the keys', async () => {
  await call('DELETE', `${X}/apiproducts/loyalty`);
  const { body } = await get(`${X}/developers/amelia.hart@brightcart.example/apps/Checkout%20Web`);
  expect((body as AppBody).credentials?.[0]?.apiProducts).toHaveLength(2);
});

test('Edge names who wrote: the Basic user, or the administrator', async () => {
  const [key] = seededApp(store, 'keywarden-edge', 'Fare Gate').credentials;
  const url = `${EDGE}/companies/metrolink/apps/Fare%20Gate`;
  await call('POST', `${url}/keys/${key?.consumerKey}?action=revoke`, {
    headers: { Authorization: `Basic ${btoa('me@example.com:secret')}` },
  });
  expect((await get(url)).body).toMatchObject({ lastModifiedBy: 'me@example.com' });
  await call('POST', `${url}?action=revoke`, { headers: { Authorization: 'Bearer token' } });
  expect((await get(url)).body).toMatchObject({ lastModifiedBy: 'orgadmin@keywarden.example' });
});
