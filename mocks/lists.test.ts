import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { App, Organization } from './tables.ts';
import { resetMock, server } from './node.ts';
import { edgeUrl, get, xUrl } from './request.for-tests.ts';
import { seed, seededApp } from './seed/seed.ts';

const testNow = Date.UTC(2026, 10, 21);
const store = seed(testNow);
const [x, edge] = store.organizations as [Organization, Organization];

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => resetMock(testNow));
afterAll(() => server.close());

type Row = Record<string, unknown> & { appId: string; name: string };

async function rows(query: string): Promise<Row[]> {
  const { status, body } = await get(`${xUrl}/apps?${query}`);
  expect(status, query).toBe(200);
  return (body as { app?: Row[] }).app ?? [];
}

async function names(query: string): Promise<string[]> {
  return (await rows(`expand=true&${query}`)).map(({ name }) => name).sort();
}

describe('shapes', () => {
  test('not expanded: X sends objects with one field, Edge bare arrays', async () => {
    const only = async (base: string, list: string) => (await get(`${base}/${list}`)).body;
    expect(await only(xUrl, 'developers/hannah.weiss@brightcart.example/apps')).toEqual({
      app: ['Blueprint', 'Empty Cart', 'Internal Dashboard', 'Voice Ordering'].map((appId) => ({
        appId,
      })),
    });
    expect(await only(xUrl, 'apiproducts?count=1')).toEqual({
      apiProduct: [{ name: 'agent-tools' }],
    });
    expect(await only(xUrl, 'developers?count=1')).toEqual({
      developer: [{ email: 'amelia.hart@brightcart.example' }],
    });
    expect(Object.keys((await rows('rows=1'))[0] ?? {})).toEqual(['appId']);
    expect(await only(edgeUrl, 'developers/wwitman@apigee.com/apps')).toEqual([
      'AnotherTestApp',
      'YetAnotherTestApp',
    ]);
    expect(await only(edgeUrl, 'companies/metrolink/apps')).toEqual(['Fare Gate', 'Lost Property']);
    expect(await only(edgeUrl, 'companies')).toEqual([
      'harbour light',
      'metrolink',
      'old-post',
      'phpunit',
    ]);
    expect(await only(edgeUrl, 'apps')).toEqual(edge.apps.map(({ appId }) => appId).sort());
  });

  test('empty lists: X sends {}, Edge [] or an empty array', async () => {
    expect((await get(`${xUrl}/developers/jonas.eriksen@nordpost.example/apps`)).body).toEqual({});
    expect((await get(`${xUrl}/appgroups/Acme%20%24%20Retail/apps?pageSize=5`)).body).toEqual({});
    expect(
      (await get(`${xUrl}/apps?filter=consumerKey=unknown&pageSize=5&expand=true`)).body,
    ).toEqual({});
    expect((await get(`${edgeUrl}/apps?ids=unknown`)).body).toEqual([]);
    expect((await get(`${edgeUrl}/apps?ids=unknown&expand=true`)).body).toEqual({ app: [] });
  });

  test('credentials: X only with includeCred, Edge unless it is false', async () => {
    expect((await rows('expand=true')).filter((row) => 'credentials' in row)).toEqual([]);
    const withKeys = (await rows('expand=true&includeCred=true')).filter(
      (row) => 'credentials' in row,
    );
    expect(withKeys).toHaveLength(x.apps.filter((app) => app.credentials.length).length);
    expect(Object.keys((await rows('includeCred=true'))[0] ?? {})).toEqual(['appId']);
    const onEdge = async (query: string) =>
      ((await get(`${edgeUrl}/apps?${query}`)).body as { app: Row[] }).app;
    for (const row of await onEdge('expand=true')) expect(row['credentials']).toBeInstanceOf(Array);
    for (const row of await onEdge('expand=true&includeCred=false'))
      expect(row).not.toHaveProperty('credentials');
  });

  test('X leaves out empty fields and sends int64 as strings; Edge sends empty fields and numbers', async () => {
    const { body } = await get(
      `${xUrl}/developers/hannah.weiss@brightcart.example/apps/Empty%20Cart`,
    );
    expect(body).not.toHaveProperty('callbackUrl');
    expect(body).not.toHaveProperty('createdBy');
    expect(body).toMatchObject({
      createdAt: expect.stringMatching(/^\d{13}$/),
      credentials: [{ expiresAt: '-1', issuedAt: expect.stringMatching(/^\d{13}$/) }],
    });
    expect((body as { credentials: object[] }).credentials[0]).not.toHaveProperty('apiProducts');
    const onEdge = await get(`${edgeUrl}/developers/phpunit@example.com/apps/phpunit_test_app`);
    expect(onEdge.body).toMatchObject({
      createdAt: 648345600000,
      createdBy: 'phpunit@example.com',
      scopes: [],
      credentials: [{ expiresAt: -1, apiProducts: [], attributes: [] }],
    });
  });

  test('an imported key on Edge has no expiresAt', async () => {
    const url = `${edgeUrl}/developers/phpunit@example.com/apps/imported-key-app/keys/imported-key-0001`;
    expect((await get(url)).body).not.toHaveProperty('expiresAt');
  });

  test('organizations: mappings on X, names on Edge; host or path decides', async () => {
    const mapping = {
      organization: 'keywarden-demo',
      projectIds: ['keywarden-demo'],
      projectId: 'keywarden-demo',
      location: 'global',
    };
    expect((await get('https://eu-apigee.googleapis.com/v1/organizations')).body).toEqual({
      organizations: [mapping],
    });
    expect((await get(`${xUrl}:getProjectMapping`)).body).toEqual(mapping);
    expect((await get('https://api.enterprise.apigee.com/v1/organizations')).body).toEqual([
      'keywarden-edge',
    ]);
    expect((await get('http://localhost:4173/edge/v1/organizations')).body).toEqual([
      'keywarden-edge',
    ]);
    expect((await get(edgeUrl)).body).toMatchObject({
      properties: {
        property: expect.arrayContaining([{ name: 'features.isCpsEnabled', value: 'true' }]),
      },
    });
  });

  test('an organization-level app contains its owner', async () => {
    const { appId } = seededApp(store, 'keywarden-demo', 'Checkout Web');
    expect((await get(`${xUrl}/apps/${appId}`)).body).toMatchObject({
      developerEmail: 'amelia.hart@brightcart.example',
      developerId: x.developers[0]?.developerId,
    });
    const partner = seededApp(store, 'keywarden-demo', 'Partner Sync');
    const { body } = await get(`${xUrl}/apps/${partner.appId}`);
    expect(body).toMatchObject({ appGroup: 'northwind-logistics' });
    expect(body).not.toHaveProperty('developerId');
    const fare = seededApp(store, 'keywarden-edge', 'Fare Gate');
    expect((await get(`${edgeUrl}/apps/${fare.appId}`)).body).toMatchObject({
      companyName: 'metrolink',
    });
  });
});

describe('filters of the app list', () => {
  const where = (matches: (app: App) => boolean) =>
    x.apps
      .filter(matches)
      .map(({ name }) => name)
      .sort();

  test('without a parameter, all apps are listed, revoked ones too', async () => {
    expect(await names('')).toEqual(where(() => true));
  });

  test('status, keyStatus, apiProduct and ids select apps', async () => {
    expect(await names('status=revoked')).toEqual(where(({ status }) => status === 'revoked'));
    expect(await names('status=approved')).toEqual(where(({ status }) => status === 'approved'));
    expect(await names('keyStatus=revoked')).toEqual(
      where((app) => app.credentials.some(({ status }) => status === 'revoked')),
    );
    expect(await names('apiProduct=payments-v2')).toEqual(
      where((app) =>
        app.credentials.some((key) => key.products.some(({ name }) => name === 'payments-v2')),
      ),
    );
    const ids = x.apps.slice(3, 6).map(({ appId }) => appId);
    expect((await rows(`ids=${[...ids, 'unknown'].join(',')}`)).map(({ appId }) => appId)).toEqual(
      ids.toSorted(),
    );
  });

  test('filter selects apps by one clause', async () => {
    const [key] = seededApp(store, 'keywarden-demo', 'Storm Alerts').credentials;
    expect(await names(`filter=consumerKey=${key?.consumerKey}`)).toEqual(['Storm Alerts']);
    expect(await names(`filter=consumerKey=${key?.consumerKey.slice(0, 20)}`)).toEqual([]);
    expect(await names('filter=developerEmail=victor.lindqvist@sidegig.example')).toEqual([
      'Coupon Finder',
      'Receipt Reader',
      'Tip Calculator',
    ]);
    expect(await names('filter=appGroup=initech-labs')).toEqual(['Badge Printer', 'TPS Reports']);
    expect(await names('filter=appType=AppGroup')).toHaveLength(8);
    expect(await names('filter=status=revoked')).toEqual(
      where(({ status }) => status === 'revoked'),
    );
    expect(await names('filter=apiProduct=geocoding')).toEqual(await names('apiProduct=geocoding'));
    expect(await names(`filter=appId=${x.apps[0]?.appId}`)).toEqual([x.apps[0]?.name]);
    // Matches parts of names: a client that wants one app must compare names.
    expect(await names('filter=appName=Fleet%20Tracker')).toHaveLength(2);
  });

  test('Edge filters by apptype, X ignores it', async () => {
    expect((await get(`${edgeUrl}/apps?apptype=company`)).body).toHaveLength(6);
    expect((await get(`${edgeUrl}/apps?apptype=developer`)).body).toHaveLength(18);
    expect(await names('apptype=company')).toHaveLength(60);
  });
});

test('developers are filtered by app and ids, products by attribute, AppGroups by filter', async () => {
  const emails = async (query: string) =>
    (
      (await get(`${xUrl}/developers?${query}`)).body as { developer: { email: string }[] }
    ).developer.map(({ email }) => email);
  expect(await emails('app=Demo%20App')).toEqual([
    'sofia.moretti@gelateria.example',
    'tomas.ferreira@brightcart.example',
  ]);
  expect(
    await emails(`ids=${x.developers[0]?.email},${x.developers[1]?.developerId}`),
  ).toHaveLength(2);
  expect(
    (await get(`${xUrl}/apiproducts?attributename=access&attributevalue=internal`)).body,
  ).toEqual({
    apiProduct: ['agent-tools', 'identity', 'operations-unlimited'].map((name) => ({ name })),
  });
  const groups = (await get(`${xUrl}/appgroups?filter=status=inactive`)).body as {
    appGroups: Row[];
  };
  expect(groups.appGroups.map(({ name }) => name)).toEqual(['initech-labs']);
});

test('names that need encoding are found', async () => {
  for (const organization of store.organizations) {
    const base = organization.platform === 'x' ? xUrl : edgeUrl;
    const kinds = { developer: 'developers', appgroup: 'appgroups', company: 'companies' };
    for (const { name, owner, appId } of organization.apps) {
      const url = `${base}/${kinds[owner.kind]}/${encodeURIComponent(owner.id)}/apps/${encodeURIComponent(name)}`;
      expect((await get(url)).body, url).toMatchObject({ name, appId });
    }
  }
});
