import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { violations } from './contract.ts';
import product from './fixtures/edge-api-product.json' with { type: 'json' };
import { resetMock, server } from './node.ts';
import { call, edgeUrl, get, path, send, xUrl } from './request.for-tests.ts';

const testNow = Date.UTC(2026, 10, 21);

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => resetMock(testNow));
afterAll(() => server.close());

interface EdgeOrganization {
  name: string;
  environments: string[];
  properties: { property: { name: string; value: string }[] };
  createdAt: number;
}

test('an organization has its environments and the properties that tell how lists are paged', async () => {
  const { status, body } = await get(edgeUrl);
  const organization = body as EdgeOrganization;
  expect(status).toBe(200);
  expect(organization).toMatchObject({ name: 'keywarden-edge', environments: ['test', 'prod'] });
  expect(organization.createdAt).toBeTypeOf('number');
  expect(organization.properties.property).toContainEqual({
    name: 'features.isCpsEnabled',
    value: 'true',
  });
  const onX = await get(xUrl);
  expect(violations('Organization', onX.body)).toEqual([]);
  expect(onX.body).toMatchObject({
    properties: {
      property: expect.arrayContaining([{ name: 'features.hybrid.enabled', value: 'true' }]),
    },
  });
});

test('a product on Edge lists its keys and the IDs of their apps; a filter of apps is ignored there', async () => {
  const url = `${edgeUrl}/apiproducts/phpunit_test`;
  const all = (await get(`${edgeUrl}/apps?expand=true`)).body as { app: ListedApp[] };
  const holders = all.app.filter(({ credentials }) => credentials.some(isHolder));
  expect((await get(`${url}?query=list&entity=apps`)).body).toEqual(
    holders.map(({ appId }) => appId),
  );
  expect((await get(`${url}?query=list&entity=keys`)).body).toEqual(
    holders.flatMap(({ credentials }) =>
      credentials.filter(isHolder).map(({ consumerKey }) => consumerKey),
    ),
  );
  expect((await get(`${url}?query=list&entity=owners`)).status).toBe(400);
  expect((await get(`${edgeUrl}/apps?expand=true&apiProduct=phpunit_test`)).body).toEqual(all);
  expect((await get(`${xUrl}/apiproducts/orders?query=list&entity=apps`)).body).toMatchObject({
    name: 'orders',
  });
});

interface ListedApp {
  appId: string;
  credentials: { consumerKey: string; apiProducts: { apiproduct: string }[] }[];
}

function isHolder({ apiProducts }: ListedApp['credentials'][number]): boolean {
  return apiProducts.some(({ apiproduct }) => apiproduct === 'phpunit_test');
}

test('an unknown organization is refused with the platform’s own status', async () => {
  const host = 'https://api.enterprise.apigee.com/v1';
  for (const prefix of ['organizations', 'o']) {
    const { status, body } = await get(`${host}/${prefix}/nobody`);
    expect(status).toBe(404);
    expect(body).toMatchObject({ code: expect.any(String), contexts: [] });
  }
});

test('Edge has the alias /o, X does not', async () => {
  const edge = 'http://127.0.0.1:4173/edge/v1';
  const dev = path('developers', 'wwitman@apigee.com');
  const [key] = (
    (await get(`${edgeUrl}${dev}/apps/AnotherTestApp`)).body as {
      credentials: { consumerKey: string }[];
    }
  ).credentials;
  for (const below of [
    '',
    '/apps?expand=true',
    '/developers?expand=true',
    dev,
    `${dev}/apps`,
    `${dev}/apps/AnotherTestApp`,
    `${dev}/apps/AnotherTestApp/keys/${key?.consumerKey}`,
    '/companies?expand=true',
    '/apiproducts?expand=true',
    '/apiproducts/phpunit_test',
    '/apiproducts/phpunit_test/attributes',
  ]) {
    const long = await get(`${edge}/organizations/keywarden-edge${below}`);
    const short = await get(`${edge}/o/keywarden-edge${below}`);
    expect([long.status, short.status], below).toEqual([200, 200]);
    expect(short.body, below).toEqual(long.body);
  }
  expect((await get(`${edge}/o`)).body).toEqual(['keywarden-edge']);
  const revoked = await call(
    'POST',
    `${edge}/o/keywarden-edge${dev}/apps/AnotherTestApp/keys/${key?.consumerKey}?action=revoke`,
    { headers: { 'content-type': 'application/octet-stream' } },
  );
  expect(revoked.status).toBe(204);
  await expect(get('https://apigee.googleapis.com/v1/o/keywarden-demo')).rejects.toThrow(
    'Cannot bypass a request',
  );
});

test.each(['POST', 'PUT'])(
  'on Edge, %s with the complete body changes a product',
  async (method) => {
    const url = `${edgeUrl}/apiproducts/phpunit_test`;
    expect((await get(url)).body).toEqual(product);
    const body = {
      ...product,
      attributes: [...product.attributes, { name: 'access', value: 'private' }],
      environments: ['prod'],
      approvalType: 'manual',
      operationGroup: { operationConfigs: [] },
      unheardOf: { kept: [1, null] },
    };
    const changed = await send(method, url, body);
    expect(changed.status).toBe(200);
    const { lastModifiedAt, lastModifiedBy, ...rest } = changed.body as typeof body;
    expect(rest).toEqual({
      ...body,
      lastModifiedAt: undefined,
      lastModifiedBy: undefined,
    });
    expect(lastModifiedAt).toBeGreaterThan(product.lastModifiedAt);
    expect(lastModifiedBy).toBe('orgadmin@keywarden.example');
    expect((await get(url)).body).toEqual(changed.body);
  },
);

test.each(['POST', 'PUT'])('%s clears fields that the body omits', async (method) => {
  const url = `${edgeUrl}/apiproducts/phpunit_test`;
  const { body } = await send(method, url, { displayName: 'Short', approvalType: 'auto' });
  expect(body).toMatchObject({ name: 'phpunit_test', displayName: 'Short', scopes: [] });
  expect(body).not.toHaveProperty('quota');
});

test.each([
  ['without a display name', { approvalType: 'auto' }, 400],
  ['with another name', { ...product, name: 'other' }, 400],
  ['with an approval type that is none', { ...product, approvalType: 'maybe' }, 400],
  ['with 19 attributes', { ...product, attributes: manyAttributes(19) }, 400],
  ['that is no object', [], 400],
])('a product update %s is refused, and changes nothing', async (_name, body, status) => {
  const url = `${edgeUrl}/apiproducts/phpunit_test`;
  for (const method of ['POST', 'PUT']) {
    const refused = await send(method, url, body);
    expect(refused.status).toBe(status);
    expect(refused.body).toMatchObject({ contexts: [] });
  }
  expect((await get(url)).body).toEqual(product);
  expect((await send('POST', `${edgeUrl}/apiproducts/nothing`, product)).status).toBe(404);
});

test('X changes a product by PUT only, and checks environments', async () => {
  const url = `${xUrl}/apiproducts/orders`;
  const before = (await get(url)).body as Record<string, unknown>;
  const changed = await send('PUT', url, { ...before, displayName: 'Orders 2' });
  expect(changed).toMatchObject({ status: 200, body: { displayName: 'Orders 2' } });
  expect(violations('ApiProduct', changed.body)).toEqual([]);
  const wrong = await send('PUT', url, { ...before, environments: ['prod', 'gone'] });
  expect(wrong.status).toBe(400);
  expect((await send('PUT', url, { ...before, unheardOf: 1 })).status).toBe(400);
  await expect(send('POST', url, before)).rejects.toThrow('Cannot bypass a request');
});

function manyAttributes(count: number) {
  return Array.from({ length: count }, (_, index) => ({ name: `a${index}`, value: '' }));
}
