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

const parseApp = (app: unknown) => v.parse(appSchema, app);
const appWith = (credential: unknown) =>
  parseApp({ appId: 'a', name: 'n', credentials: [credential] }).credentials[0];

test('the Edge developer app of the reference', () => {
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

test('a company app, and an app whose key has no product', () => {
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

test('what X leaves out when it is empty is empty', () => {
  expect(parseApp({ appId: 'a', name: 'n' })).toMatchObject({
    displayName: 'n',
    status: '',
    attributes: [],
    credentials: [],
  });
  expect(v.parse(appListSchema, {}).app).toEqual([]);
});

test('an unknown status stays as it came', () => {
  expect(appWith({ ...xKeyPending, status: 'Suspended' })?.status).toBe('Suspended');
});

test('keys stand newest first', () => {
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
  expect(v.parse(appListSchema, []).app).toEqual([]);
});

test.each([null, 'text', { app: 'x' }, { app: [{ name: 'no id' }] }])('%j is no list', (body) => {
  const parsed = v.safeParse(appListSchema, body);
  expect(parsed.success).toBe(false);
});

test('what is wrong in a list is named by its place', () => {
  const parsed = v.safeParse(appListSchema, { app: [{ appId: 'a', name: 'n' }, { appId: 'b' }] });
  expect(parsed.issues?.map((issue) => v.getDotPath(issue))).toEqual(['app.1.name']);
});
