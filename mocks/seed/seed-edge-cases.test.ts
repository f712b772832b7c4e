import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addLazyOrganization } from '../db.ts';
import { resetMock, server } from '../node.ts';
import { edgeCasesOrganization, seedEdgeCases } from './seed-edge-cases.ts';

const organizationUrl = 'https://apigee.googleapis.com/v1/organizations/keywarden-edge-cases';

type Row = Record<string, unknown>;

beforeAll(() => {
  server.listen({ onUnhandledRequest: 'error' });
  addLazyOrganization(edgeCasesOrganization);
});
beforeEach(() => resetMock());
afterAll(() => server.close());

async function listed(): Promise<Row[]> {
  const reply = await fetch(`${organizationUrl}/apps?expand=true&includeCred=true&pageSize=1000`);
  return ((await reply.json()) as { app: Row[] }).app;
}

async function named(name: string): Promise<Row> {
  const row = (await listed()).find((one) => one['name'] === name);
  if (!row) throw new Error(`no app ${name}`);
  return row;
}

test('odd fields are sent unchanged, in the list and for one app', async () => {
  const empty = await named('times-empty');
  expect(empty).toMatchObject({ createdAt: '', lastModifiedAt: '' });
  const alone: unknown = await (
    await fetch(`${organizationUrl}/apps/${String(empty['appId'])}`)
  ).json();
  expect(alone).toEqual(empty);
  expect(await named('times-fraction')).toMatchObject({ createdAt: 1_700_000_000_000.5 });
  expect(await named('scopes-as-text')).toMatchObject({
    scopes: 'READ WRITE',
    credentials: [{ scopes: 'READ,ALERTS' }],
  });
  expect(await named('attributes-null')).toMatchObject({
    attributes: [null, { name: 'tier', value: null }, { name: 'limit', value: 7 }, 'tier'],
  });
  expect(await named('key-null')).toMatchObject({
    credentials: [{ consumerKey: null }, { consumerKey: expect.any(String) }],
  });
});

test('three rows lack an ID or a name, and one app has no owner', async () => {
  const rows = await listed();
  expect(rows.filter(({ appId, name }) => !appId || !name)).toHaveLength(3);
  const without = rows.filter(
    ({ developerId, appGroup }) => developerId === undefined && appGroup === undefined,
  );
  expect(without.map(({ name }) => name)).toEqual(['without-an-owner']);
});

test('owners that were deleted answer 404', async () => {
  const { developerId } = await named('owner-deleted');
  const { appGroup } = await named('group-deleted');
  for (const path of [`/developers/${String(developerId)}`, `/appgroups/${String(appGroup)}`])
    expect((await fetch(`${organizationUrl}${path}`)).status).toBe(404);
});

test('a product or key that is listed twice changes in both places', async () => {
  const { developers } = seedEdgeCases();
  const owner = `${organizationUrl}/developers/${developers[0]?.email}/apps`;
  const statuses = async (name: string) => {
    const { credentials } = (await named(name)) as { credentials: Row[] };
    const [{ consumerKey = '' } = {}] = credentials as { consumerKey?: string }[];
    return { consumerKey, credentials };
  };
  const product = await statuses('product-twice');
  const url = `${owner}/product-twice/keys/${product.consumerKey}/apiproducts/weather`;
  expect((await fetch(`${url}?action=approve`, { method: 'POST' })).status).toBe(200);
  expect((await statuses('product-twice')).credentials[0]?.['apiProducts']).toEqual([
    { apiproduct: 'weather', status: 'approved' },
    { apiproduct: 'weather', status: 'approved' },
    { apiproduct: 'orders', status: 'approved' },
  ]);
  const { consumerKey } = await statuses('key-twice');
  const target = `${owner}/key-twice/keys/${consumerKey}?action=revoke`;
  expect((await fetch(target, { method: 'POST' })).status).toBe(204);
  expect((await statuses('key-twice')).credentials.map(({ status }) => status)).toEqual([
    'revoked',
    'revoked',
  ]);
});

test('one app has 500 keys, and one key has 1,000 products that all exist', () => {
  const { apps, products } = seedEdgeCases();
  expect(apps.map(({ credentials }) => credentials.length)).toContain(500);
  const known = new Set(products.map(({ name }) => name));
  const inKeys = apps.flatMap(({ credentials }) => credentials.map((key) => key.products));
  expect(Math.max(...inKeys.map(({ length }) => length))).toBe(1000);
  for (const { name } of inKeys.flat()) expect(known).toContain(name);
});
