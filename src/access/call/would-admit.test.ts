import { describe, expect, test } from 'vitest';
import { evaluate, type OwnerState } from '../evaluate.ts';
import { wouldAdmit, type CallWithKey, type HeldKey, type NamedProduct } from './would-admit.ts';

// Cases from Apigee's documentation and from tests of its gateways, with a number to tell them apart.

const now = 1_768_478_400_000;
const approved = { status: 'approved' };
const revoked = { status: 'revoked' };
const active: OwnerState = { kind: 'developer', status: 'active' };

const product = (name: string, ...operations: [methods: string[], resource: string][]) => ({
  name,
  operationGroup: {
    operationConfigs: operations.map(([methods, resource]) => ({
      apiSource: 'operations',
      operations: [{ methods, resource }],
    })),
  },
});
const definitions: NamedProduct[] = [
  product('viewer', [['GET'], '/*/users'], [['GET'], '/*/users/*']),
  product('creator', [['POST'], '/*/users']),
  product('admin', [['GET', 'POST'], '/*/users'], [['GET', 'PUT', 'DELETE'], '/*/users/*']),
  { name: 'stocks', proxies: ['stocks'] },
  { name: 'tools', payloadOperationGroup: payloadOf('tools/list') },
];

function payloadOf(operation: string) {
  return { operationConfigs: [{ apiSource: 'operations', operations: [{ operation }] }] };
}

const list: CallWithKey = {
  environment: 'test',
  proxy: 'operations',
  method: 'GET',
  path: '/apikey/users',
};

function keyWith(statuses: Record<string, string>, state: Partial<HeldKey> = {}): HeldKey {
  const products = Object.entries(statuses).map(([name, status]) => ({ name, status }));
  return { ...approved, products, ...state };
}
const viewer = keyWith({ viewer: 'approved' });

const check = (
  key: HeldKey | null | undefined,
  call: Partial<CallWithKey> = {},
  owner: OwnerState | undefined = active,
  app = approved,
) =>
  wouldAdmit(app, key, definitions, owner, { ...list, ...call }, now, {
    goneProducts: new Set(['gone']),
  });
const codeOf = (...args: Parameters<typeof check>) => {
  const { result, fault } = check(...args);
  return result === 'refuses' ? fault?.errorcode : result;
};

const noProduct = 'oauth.v2.InvalidApiKeyForGivenResource';
const noProductForToken = 'keymanagement.service.InvalidAPICallAsNoApiProductMatchFound';
const oneUser = '/apikey/users/1234';

describe('keys and tokens of the three products of apigee-samples', () => {
  test.each<[number | '–', string, string, string, boolean]>([
    [34, 'viewer', 'GET', '/apikey/users', true],
    [35, 'creator', 'GET', '/apikey/users', false],
    [36, 'viewer', 'GET', oneUser, true],
    ['–', 'creator', 'GET', oneUser, false],
    ['–', 'viewer', 'POST', '/apikey/users', false],
    [39, 'creator', 'POST', '/apikey/users', true],
    [40, 'viewer', 'DELETE', oneUser, false],
    [40, 'creator', 'DELETE', oneUser, false],
    ['–', 'admin', 'DELETE', oneUser, true],
  ])('%s, and 42–48 with a token: %s %s %s', (_number, name, method, path, isAdmitted) => {
    const key = keyWith({ [name]: 'approved' });
    expect(codeOf(key, { method, path })).toBe(isAdmitted ? 'admits' : noProduct);
    expect(codeOf(key, { method, path, credential: 'token' })).toBe(
      isAdmitted ? 'admits' : noProductForToken,
    );
  });

  test('33: a call without a key, and without a token', () => {
    expect(codeOf(undefined)).toBe('steps.oauth.v2.FailedToResolveAPIKey');
    expect(codeOf(undefined, { credential: 'token' })).toBe('oauth.v2.InvalidAccessToken');
  });
});

describe('statuses', () => {
  const inactive = (kind: 'developer' | 'company' | 'appgroup') => ({ kind, status: 'inactive' });
  const notActive = (kind: string) => `keymanagement.service.${kind}StatusNotActive`;
  const expired = { ...viewer, expiresAt: now };
  const pending = keyWith({ viewer: 'pending' });
  const revokedPending = { ...pending, ...revoked };
  const appRevoked = 'keymanagement.service.invalid_client-app_not_approved';
  test.each<[string, HeldKey, OwnerState, typeof approved, string]>([
    ['51: key revoked', { ...viewer, ...revoked }, active, approved, 'oauth.v2.ApiKeyNotApproved'],
    ['52: app revoked', viewer, active, revoked, appRevoked],
    ['53: developer inactive', viewer, inactive('developer'), approved, notActive('Developer')],
    ['54: company inactive', viewer, inactive('company'), approved, notActive('Company')],
    ['55: AppGroup inactive', viewer, inactive('appgroup'), approved, notActive('AppGroup')],
    ['56: key expired', expired, active, approved, 'keymanagement.service.consumer_key_expired'],
    ['expired, app revoked', expired, active, revoked, appRevoked],
    ['57: only match pending', pending, active, approved, noProduct],
    [
      '57: another product',
      keyWith({ viewer: 'pending', stocks: 'approved' }),
      active,
      approved,
      noProduct,
    ],
    [
      'another match',
      keyWith({ viewer: 'revoked', admin: 'approved' }),
      active,
      approved,
      'admits',
    ],
    ['60: both', revokedPending, active, approved, 'oauth.v2.ApiKeyNotApproved'],
    [
      '61: upper case',
      keyWith({ viewer: 'APPROVED' }, { status: 'APPROVED' }),
      active,
      approved,
      'admits',
    ],
    ['no products', keyWith({}), active, approved, 'oauth.v2.InvalidApiKey'],
    ['deleted product', keyWith({ gone: 'approved' }), active, approved, noProduct],
    ['product not loaded', keyWith({ other: 'approved' }), active, approved, 'uncertain'],
    [
      'one admits, another is not loaded',
      keyWith({ other: 'approved', viewer: 'approved' }),
      active,
      approved,
      'admits',
    ],
  ])('%s', (_title, key, owner, app, expected) => {
    expect(codeOf(key, {}, owner, app)).toBe(expected);
  });

  test('63: a payload operation is refused if no product lists it', () => {
    const key = keyWith({ tools: 'approved' });
    expect(codeOf(key, { operation: 'tools/list' })).toBe('admits');
    expect(codeOf(key, { operation: 'resources/list' })).toBe(noProduct);
    expect(codeOf(key)).toBe('uncertain');
  });

  test('an unknown key', () => {
    expect(codeOf(null)).toBe('oauth.v2.InvalidApiKey');
    expect(codeOf(null, { credential: 'token' })).toBe(
      'keymanagement.service.invalid_access_token',
    );
  });

  test('a token of a revoked key is refused with an unknown code, one without products as not matched', () => {
    const token = { credential: 'token' } as const;
    expect(check({ ...viewer, ...revoked }, token).fault).toEqual({
      httpStatus: 401,
      errorcode: null,
    });
    expect(codeOf(keyWith({}), token)).toBe(noProductForToken);
  });

  test('what is not known of owner and expiry makes it uncertain, unless another step refuses', () => {
    const failed = { unread: 'failed' } as const;
    expect(codeOf(viewer, {}, failed)).toBe('uncertain');
    expect(codeOf({ ...viewer, expiryUnknown: true })).toBe('uncertain');
    expect(codeOf(keyWith({ creator: 'approved' }), {}, failed)).toBe(noProduct);
  });
});

describe('scopes', () => {
  test('a token needs one of the scopes that the proxy requires', () => {
    const token = { credential: 'token', requiredScopes: ['read', 'write'] } as const;
    expect(codeOf(viewer, { ...token, scopes: ['read'] })).toBe('admits');
    expect(check(viewer, { ...token, scopes: ['list'] }).fault).toEqual({
      httpStatus: 403,
      errorcode: 'InsufficientScope',
    });
  });

  test('scopes of an API key are ignored', () => {
    expect(codeOf(viewer, { requiredScopes: ['read'] })).toBe('admits');
  });
});

test('an expired key may be refused with 500 by older gateways', () => {
  expect(check({ ...viewer, expiresAt: now }).fault).toEqual({
    httpStatus: 401,
    olderHttpStatus: 500,
    errorcode: 'keymanagement.service.consumer_key_expired',
  });
});

// Whichever checks fail, both functions must name the same fault.
test('the fault is that of the verdict on the key', () => {
  const statuses = ['approved', 'revoked'];
  const combinations = statuses.flatMap((keyStatus) =>
    statuses.flatMap((appStatus) =>
      ['active', 'inactive'].flatMap((ownerStatus) =>
        [null, now - 1].map((expiresAt) => ({ keyStatus, appStatus, ownerStatus, expiresAt })),
      ),
    ),
  );
  for (const { keyStatus, appStatus, ownerStatus, expiresAt } of combinations) {
    const key = { ...viewer, status: keyStatus, expiresAt };
    const owner = { kind: 'developer', status: ownerStatus } as const;
    const app = { status: appStatus };
    const { fault } = evaluate(app, key, approved, owner, now);
    expect(check(key, {}, owner, app).fault).toEqual(fault);
  }
});

test('every step is listed in the order of the gateway, and every product with its reason', () => {
  const { steps, products } = check(
    { ...keyWith({ viewer: 'pending', creator: 'approved', gone: 'approved' }), ...revoked },
    {},
    { kind: 'company', status: 'inactive' },
  );
  expect(steps.map(({ step, result }) => `${step}: ${result}`)).toEqual([
    'credential-present: yes',
    'key-known: yes',
    'key-approved: no',
    'app-approved: yes',
    'owner-active: no',
    'key-not-expired: yes',
    'product-admits: no',
  ]);
  expect(products.map(({ name, isApproved, access }) => [name, isApproved, access.reason])).toEqual(
    [
      ['viewer', false, 'authorized'],
      ['creator', true, 'no method'],
      ['gone', true, 'not found'],
    ],
  );
});

test('a product that was deleted admits nothing, also if its definition was loaded before', () => {
  const products = [{ name: 'gone' }];
  const access = wouldAdmit(approved, keyWith({ gone: 'approved' }), products, active, list, now, {
    goneProducts: new Set(['gone']),
  });
  expect(access.products).toMatchObject([{ access: { result: 'refuses', reason: 'not found' } }]);
});
