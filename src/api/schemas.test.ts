import * as v from 'valibot';
import { expect, test } from 'vitest';
import edgeAppWithoutProducts from '../../mocks/fixtures/edge-app-without-products.json' with { type: 'json' };
import edgeCompanyApp from '../../mocks/fixtures/edge-company-app.json' with { type: 'json' };
import edgeDeveloperApp from '../../mocks/fixtures/edge-developer-app.json' with { type: 'json' };
import edgeDeveloper from '../../mocks/fixtures/edge-developer.json' with { type: 'json' };
import edgeImportedKey from '../../mocks/fixtures/edge-imported-key.json' with { type: 'json' };
import xAppGroup from '../../mocks/fixtures/x-appgroup.json' with { type: 'json' };
import xKeyPending from '../../mocks/fixtures/x-key-product-pending.json' with { type: 'json' };
import { appGroupSchema, appListSchema, appSchema, developerSchema } from './schemas.ts';
import { idListSchema } from './lists/id-list.ts';

const parseApp = (app: unknown) => v.parse(appSchema, app);
const appWith = (credential: unknown) =>
  parseApp({ appId: 'a', name: 'n', credentials: [credential] }).credentials[0];

test('parses a developer app of Edge', () => {
  expect(parseApp(edgeDeveloperApp)).toMatchObject({
    appId: '6ed3a4d1-4733-439a-80a4-0d71149ec9ad',
    displayName: 'AnotherTestApp',
    notes: '',
    attributes: [],
    owner: { kind: 'developer', id: 'Z2S37rxX2Suzkwtg', email: '' },
    createdAt: 1415728893126,
    lastModifiedBy: 'wwitman@apigee.com',
    credentials: [
      {
        consumerKey: 'giIC9Au6XP82wJ1oxZuQU4L75OdNKLhb',
        consumerSecret: 'SXg8JizqeTA8j3gX',
        expiresAt: null,
        status: 'approved',
        products: [{ name: 'Weather-Product', status: 'revoked' }],
      },
    ],
  });
});

test.each([edgeDeveloperApp, edgeCompanyApp, edgeAppWithoutProducts])(
  'nothing of the body is lost: $name',
  (body) => {
    expect(parseApp(body).source).toEqual(body);
  },
);

test('parses a company app, and an app whose key has no product', () => {
  expect(parseApp(edgeCompanyApp).owner).toEqual({ kind: 'company', id: 'phpunit', email: '' });
  expect(parseApp(edgeAppWithoutProducts).credentials[0]?.products).toEqual([]);
  expect(parseApp(edgeAppWithoutProducts).attributes).toEqual([{ name: 'foo', value: 'bar' }]);
});

test('an empty companyName does not make a company app', () => {
  const app = { ...edgeDeveloperApp, companyName: '' };
  expect(parseApp(app).owner.kind).toBe('developer');
});

test('times come as strings and as numbers, an expiry can be -1, "-1" or missing', () => {
  expect(appWith(xKeyPending)).toMatchObject({
    issuedAt: 1737545929988,
    expiresAt: 1769081929988,
    products: [{ name: 'premium-weather', status: 'pending' }],
  });
  expect(appWith({ ...xKeyPending, expiresAt: '-1' })?.expiresAt).toBeNull();
  expect(appWith({ ...xKeyPending, expiresAt: -1 })?.expiresAt).toBeNull();
  expect(appWith(edgeImportedKey)?.expiresAt).toBeNull();
});

test('fields that X omits when empty are empty', () => {
  expect(parseApp({ appId: 'a', name: 'n' })).toMatchObject({
    displayName: 'n',
    status: '',
    attributes: [],
    credentials: [],
  });
  expect(v.parse(appListSchema, {}).rows).toEqual([]);
});

test('an unknown status is kept unchanged', () => {
  expect(appWith({ ...xKeyPending, status: 'Suspended' })?.status).toBe('Suspended');
});

test('keys are sorted newest first', () => {
  const keys = [1, 3, 2].map((issuedAt) => ({
    ...xKeyPending,
    issuedAt,
    consumerKey: `k${issuedAt}`,
  }));
  const { credentials } = parseApp({ appId: 'a', name: 'n', credentials: keys });
  expect(credentials.map(({ consumerKey }) => consumerKey)).toEqual(['k3', 'k2', 'k1']);
});

test('owners', () => {
  expect(v.parse(developerSchema, edgeDeveloper)).toEqual({
    kind: 'developer',
    id: 'f43ffa3c-e147-47de-8cd6-f5b34429a531',
    label: 'phpunit@example.com',
    fullName: 'Php Unit',
    status: 'active',
  });
  expect(v.parse(appGroupSchema, xAppGroup)).toMatchObject({
    kind: 'appgroup',
    id: 'phpunit',
    label: 'A PHPUnit appgroup',
    status: 'active',
  });
});

test('an empty list in the bare form of Edge is an empty list', () => {
  expect(v.parse(appListSchema, []).rows).toEqual([]);
});

test.each([
  null,
  'text',
  { app: 'x' },
  { apps: [] },
  { error: { code: 403, message: 'Permission denied' } },
  { app: [], error: {} },
  { fault: { faultstring: 'x' } },
  ['name'],
])('%j is not a list', (body) => {
  expect(v.safeParse(appListSchema, body).success).toBe(false);
});

test.each([{}, [], { app: null }, { app: [] }, { totalSize: '0' }, { nextPageToken: '' }])(
  '%j is an empty list',
  (body) => {
    expect(v.parse(appListSchema, body)).toMatchObject({ rows: [], skipped: [] });
  },
);

test('skips a row without a usable identity, and keeps the others', () => {
  const good = { appId: 'a', name: 'n' };
  const odd = [{ name: 'x' }, { appId: 'b' }, { appId: ' ', name: 'x' }, null, 'text', 7, []];
  const { rows, skipped } = v.parse(appListSchema, { app: [good, ...odd, good] });
  expect(rows.map(({ appId }) => appId)).toEqual(['a', 'a']);
  expect(skipped).toEqual([
    { path: 'app.1', reason: 'has no usable appId' },
    { path: 'app.2', reason: 'has no usable name' },
    { path: 'app.3', reason: 'has no usable appId' },
    { path: 'app.4', reason: 'is not an object' },
    { path: 'app.5', reason: 'is not an object' },
    { path: 'app.6', reason: 'is not an object' },
    { path: 'app.7', reason: 'has no usable appId' },
  ]);
});

test('a list of IDs is an array, or has rows with only an ID', () => {
  const rows = [{ appId: 'a' }, { appId: 'b' }];
  expect(v.parse(idListSchema, ['a', 'b'])).toMatchObject({ ids: ['a', 'b'], nextPageToken: '' });
  expect(v.parse(idListSchema, { app: rows, nextPageToken: 't', totalSize: '5' })).toEqual({
    ids: ['a', 'b'],
    skipped: [],
    skippedAtEnd: 0,
    nextPageToken: 't',
    total: 5,
  });
  for (const body of [[], {}, { app: [] }, { app: [...rows, { appId: 'c', name: 'n' }] }])
    expect(v.safeParse(idListSchema, body).success).toBe(false);
});

const odd = (path: string) => ({ path, reason: 'is not a usable app ID' });

test.each([
  [['a', null, 7, '', ' ', '.', '..', '\uD800', {}, 'b'], 'ids', [1, 2, 3, 4, 5, 6, 7, 8]],
  [['a', { appId: 'b' }, { appId: null }], 'ids', [2]],
  [
    { app: [{ appId: 'a' }, { appId: null }, null, { appId: '..' }, { appId: 'b' }] },
    'app',
    [1, 2, 3],
  ],
  [{ app: [{ appId: 'a' }, 'b', 7] }, 'app', [2]],
  [{ app: [{ appId: 'a' }, { appId: 'b', name: null, status: 'approved' }] }, 'app', []],
])('skips an unusable ID, and keeps the others: %j', (body, path, indexes) => {
  const { ids, skipped } = v.parse(idListSchema, body);
  expect(ids).toEqual(['a', 'b']);
  expect(skipped).toEqual(indexes.map((index) => odd(`${path}.${index}`)));
});

test.each([
  [[null]],
  [[{ error: 'x' }]],
  [{ app: [null] }],
  [{ app: [{ appId: 'a' }], error: {} }],
])('%j is not a list of IDs', (body) => {
  expect(v.safeParse(idListSchema, body).success).toBe(false);
});
