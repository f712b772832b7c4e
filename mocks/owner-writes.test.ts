import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { violations } from './contract.ts';
import type { AppBody } from './owners.for-tests.ts';
import { resetMock, server } from './node.ts';
import { call, edgeUrl, get, path, send, xUrl } from './request.for-tests.ts';
import { seed, seededApp } from './seed/seed.ts';

const testNow = Date.UTC(2026, 10, 21);
const store = seed(testNow);

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => resetMock(testNow));
afterAll(() => server.close());

describe('attributes of', () => {
  test.each([
    `${xUrl}/developers/amelia.hart@brightcart.example`,
    `${xUrl}/developers/amelia.hart@brightcart.example/apps/Checkout%20Web`,
    `${xUrl}/apiproducts/orders`,
    `${edgeUrl}/developers/wwitman@apigee.com/apps/AnotherTestApp`,
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
    ['x', xUrl],
    ['edge', edgeUrl],
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

  test('X refuses an e-mail in upper case, Edge accepts it', async () => {
    const upper = { ...person, email: 'New@dev.example' };
    expect((await send('POST', `${xUrl}/developers`, upper)).status).toBe(400);
    expect((await send('POST', `${edgeUrl}/developers`, upper)).status).toBe(201);
  });

  test.each([
    ['AppGroup', `${xUrl}/appgroups`],
    ['company', `${edgeUrl}/companies`],
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
  ['x', xUrl],
  ['edge', edgeUrl],
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

test('keys keep the name of a deleted product', async () => {
  await call('DELETE', `${xUrl}/apiproducts/loyalty`);
  const { body } = await get(
    `${xUrl}/developers/amelia.hart@brightcart.example/apps/Checkout%20Web`,
  );
  expect((body as AppBody).credentials?.[0]?.apiProducts).toHaveLength(3);
});

test('lastModifiedBy on Edge is the Basic user, or the administrator', async () => {
  const [key] = seededApp(store, 'keywarden-edge', 'Fare Gate').credentials;
  const url = `${edgeUrl}/companies/metrolink/apps/Fare%20Gate`;
  await call('POST', `${url}/keys/${key?.consumerKey}?action=revoke`, {
    headers: { Authorization: `Basic ${btoa('me@example.com:secret')}` },
  });
  expect((await get(url)).body).toMatchObject({ lastModifiedBy: 'me@example.com' });
  await call('POST', `${url}?action=revoke`, { headers: { Authorization: 'Bearer token' } });
  expect((await get(url)).body).toMatchObject({ lastModifiedBy: 'orgadmin@keywarden.example' });
});
