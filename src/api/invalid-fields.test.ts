import * as v from 'valibot';
import { expect, test } from 'vitest';
import xKeyPending from '../../mocks/fixtures/x-key-product-pending.json' with { type: 'json' };
import {
  appGroupListSchema,
  appGroupSchema,
  appListSchema,
  appSchema,
  companyListSchema,
  companySchema,
  developerListSchema,
  productListSchema,
} from './schemas.ts';

const ownerAndProductLists = [
  developerListSchema,
  appGroupListSchema,
  companyListSchema,
  companySchema,
  productListSchema,
];

const parseApp = (app: unknown) => v.parse(appSchema, app);
const appWith = (credential: unknown) =>
  parseApp({ appId: 'a', name: 'n', credentials: [credential] }).credentials[0];

const wrongValues = [null, 42, 'text', [1, null], { a: 1 }, undefined];
const wholeApp = {
  appId: 'a',
  name: 'n',
  status: 'approved',
  developerId: 'd',
  developerEmail: 'd@example.com',
  companyName: '',
  appGroup: '',
  callbackUrl: '',
  createdAt: '1700000000000',
  lastModifiedAt: '1700000000000',
  createdBy: '',
  lastModifiedBy: '',
  attributes: [{ name: 'DisplayName', value: 'N' }],
  scopes: ['read'],
  credentials: [
    {
      ...xKeyPending,
      consumerKey: 'first-key',
      apiProducts: [
        { apiproduct: 'p', status: 'approved' },
        { apiproduct: 'q', status: 'revoked' },
      ],
    },
    { ...xKeyPending, consumerKey: 'second-key' },
  ],
};

function keysShown(body: unknown) {
  const { rows } = v.parse(appListSchema, { app: [{ appId: 'o', name: 'other' }, body] });
  expect(rows[0]?.name).toBe('other');
  return rows[1]?.credentials.map(({ consumerKey }) => consumerKey).toSorted();
}

test.each(
  Object.keys(wholeApp).filter((field) => !['appId', 'name', 'credentials'].includes(field)),
)('an app with an invalid %s keeps its keys', (field) => {
  for (const wrong of wrongValues)
    expect(keysShown({ ...wholeApp, [field]: wrong })).toEqual(['first-key', 'second-key']);
});

test.each(Object.keys(wholeApp.credentials[0] ?? {}).filter((field) => field !== 'consumerKey'))(
  'a key stays, and the other key whole, whatever is wrong with its %s',
  (field) => {
    const [first, second] = wholeApp.credentials;
    for (const wrong of wrongValues) {
      const credentials = [{ ...first, [field]: wrong }, second];
      expect(keysShown({ ...wholeApp, credentials })).toEqual(['first-key', 'second-key']);
    }
  },
);

test('skips a key without a usable consumer key, and keeps the others', () => {
  const [first, second] = wholeApp.credentials;
  for (const consumerKey of [null, 42, ['k'], { k: 1 }, undefined, ' ']) {
    const app = parseApp({ ...wholeApp, credentials: [{ ...first, consumerKey }, second] });
    expect(app.credentials.map((key) => key.consumerKey)).toEqual(['second-key']);
    expect(app.skipped).toEqual([{ path: 'credentials.0', reason: 'has no usable consumerKey' }]);
  }
});

test('keeps a product with an invalid status, and skips one without a name', () => {
  const [first] = wholeApp.credentials;
  for (const wrong of wrongValues) {
    const apiProducts = [
      { apiproduct: 'p', status: wrong },
      { apiproduct: 'q', status: 'revoked' },
    ];
    const [key] = parseApp({ ...wholeApp, credentials: [{ ...first, apiProducts }] }).credentials;
    expect(key?.products.map(({ name }) => name)).toEqual(['p', 'q']);
  }
  const apiProducts = [
    { apiproduct: null, status: 'approved' },
    { apiproduct: 'q', status: 'revoked' },
  ];
  const app = parseApp({ ...wholeApp, credentials: [{ ...first, apiProducts }] });
  expect(app.credentials[0]?.products).toEqual([{ name: 'q', status: 'revoked' }]);
  expect(app.skipped).toEqual([{ path: 'apiProducts.0', reason: 'has no usable apiproduct' }]);
});

test.each([
  '',
  '0',
  0,
  '-62135596800000',
  '1.7e12',
  1.5,
  '2024-01-01T00:00:00Z',
  '99999999999999999999',
  {},
])('the time %j is unknown', (value) => {
  const app = parseApp({ ...wholeApp, createdAt: value, lastModifiedAt: value });
  expect([app.createdAt, app.lastModifiedAt]).toEqual([undefined, undefined]);
});

test.each(['', '0', '-62135596800000', '1.7e12', '2024-01-01T00:00:00Z', 1.5, []])(
  'the expiry %j is unknown and not "never"',
  (expiresAt) => {
    expect(appWith({ ...xKeyPending, expiresAt })).toMatchObject({ expiryUnknown: true });
  },
);

test.each([undefined, null, -1, '-1', '9223372036854775807'])(
  'the expiry %j is never',
  (expiresAt) => {
    expect(appWith({ ...xKeyPending, expiresAt })).toMatchObject({
      expiresAt: null,
      expiryUnknown: false,
    });
  },
);

test('attribute values can be numbers, lists can contain null, and scopes can be one text', () => {
  const app = parseApp({
    ...wholeApp,
    attributes: [{ name: 'n', value: 7 }, null, { name: 'm', value: null }],
    scopes: 'read write',
  });
  expect(app.attributes).toEqual([
    { name: 'n', value: '7' },
    { name: 'm', value: '' },
  ]);
  expect(app.scopes).toEqual(['read', 'write']);
  expect(parseApp({ ...wholeApp, scopes: ['read', null, 7] }).scopes).toEqual(['read']);
});

test.each(['', '   ', '\u200b\u200b', '\u00a0', '\u2800', '\u3164', '\ufeff\u00ad'])(
  'the display name %j shows the name',
  (value) => {
    const attributes = [{ name: 'DisplayName', value }];
    expect(parseApp({ ...wholeApp, attributes }).displayName).toBe('n');
    const list = { apiProduct: [{ name: 'p', displayName: value }] };
    expect(v.parse(productListSchema, list).rows).toMatchObject([{ name: 'p', displayName: 'p' }]);
    const owner = { name: 'g', displayName: value };
    for (const schema of [appGroupSchema, companySchema])
      expect(v.parse(schema, owner).label).toBe('g');
  },
);

test.each([
  { error: { code: 403, message: 'Permission denied', status: 'PERMISSION_DENIED' } },
  { fault: { faultstring: 'Invalid access token' } },
  { message: 'ok' },
  'text',
])('%j is not a list of owners or products', (body) => {
  for (const schema of ownerAndProductLists) expect(v.safeParse(schema, body).success).toBe(false);
});

test('a product or key that is listed twice counts once, with the status that gives less access', () => {
  const [first] = wholeApp.credentials;
  const twice = (one: string, other: string) => [
    { apiproduct: 'p', status: one },
    { apiproduct: 'p', status: other },
  ];
  for (const apiProducts of [twice('approved', 'revoked'), twice('revoked', 'approved')]) {
    const app = parseApp({ ...wholeApp, credentials: [{ ...first, apiProducts }] });
    expect(app.credentials[0]?.products).toEqual([{ name: 'p', status: 'revoked' }]);
  }
  const keys = [
    { ...first, status: 'approved', apiProducts: [{ apiproduct: 'p', status: 'approved' }] },
    { ...first, status: 'revoked', apiProducts: [{ apiproduct: 'q', status: 'pending' }] },
  ];
  expect(parseApp({ ...wholeApp, credentials: keys }).credentials).toMatchObject([
    { status: 'revoked', products: [{ name: 'p' }, { name: 'q', status: 'pending' }] },
  ]);
});

test.each([
  ['-1', '1800000000000', { expiresAt: 1_800_000_000_000, expiryUnknown: false }],
  ['1800000000000', '1700000000000', { expiresAt: 1_700_000_000_000, expiryUnknown: false }],
  ['1700000000000', '1800000000000', { expiresAt: 1_700_000_000_000, expiryUnknown: false }],
  ['-1', '-1', { expiresAt: null, expiryUnknown: false }],
  ['1800000000000', 'soon', { expiresAt: null, expiryUnknown: true }],
  ['soon', '1800000000000', { expiresAt: null, expiryUnknown: true }],
])(
  'a key that is listed with the expiries %s and %s has the one that gives less access',
  (one, other, expiry) => {
    const credentials = [one, other].map((expiresAt) => ({ consumerKey: 'k', expiresAt }));
    expect(parseApp({ ...wholeApp, credentials }).credentials).toMatchObject([expiry]);
  },
);

test('a key that is listed twice has the attributes and scopes of both rows', () => {
  const team = { name: 'team', value: 'web' };
  const [stage, otherStage] = ['test', 'prod'].map((value) => ({ name: 'stage', value }));
  const credentials = [
    { consumerKey: 'k', attributes: [team, stage], scopes: ['read', 'write'] },
    { consumerKey: 'k', attributes: [team, otherStage], scopes: ['read', 'delete'] },
  ];
  expect(parseApp({ ...wholeApp, credentials }).credentials).toMatchObject([
    { attributes: [team, stage, otherStage], scopes: ['read', 'write', 'delete'] },
  ]);
});
