import { describe, expect, test } from 'vitest';
import { checkCall, type CheckInput } from './check.ts';

const now = Date.UTC(2026, 10, 26);
const [approved, revoked] = [{ status: 'approved' }, { status: 'revoked' }];
const active = { kind: 'developer', status: 'active' } as const;

const operation = (resource: string, ...methods: string[]) => ({
  operationGroup: {
    operationConfigs: [{ apiSource: 'payments', operations: [{ resource, methods }] }],
  },
});
const environments = ['prod'];
const refunds = { name: 'refunds', environments, ...operation('/v2/refunds', 'POST') };
const charges = { name: 'charges', ...operation('/v2/charges/**', 'GET', 'POST') };
const broad = { name: 'broad', proxies: ['payments'] };
const body = {
  name: 'body',
  environments,
  payloadOperationGroup: {
    operationConfigs: [{ apiSource: 'payments', operations: [{ operation: 'tools/list' }] }],
  },
};

const refund = { environment: 'prod', proxy: 'payments', method: 'POST', path: '/v2/refunds' };

function check(held: Record<string, string>, changes: Partial<CheckInput> = {}) {
  const products = Object.entries(held).map(([name, status]) => ({ name, status }));
  return checkCall({
    app: approved,
    key: { ...approved, products },
    owner: active,
    products: [refunds, charges],
    call: refund,
    now,
    options: {},
    ...changes,
  });
}

describe('the answer', () => {
  test('names every approved product that admits the call', () => {
    const products = [broad, refunds, charges];
    const held = { refunds: 'approved', broad: 'approved', charges: 'approved' };
    const found = check(held, { products });
    expect([found.result, found.admittedBy, found.fixes]).toEqual([
      'admits',
      ['refunds', 'broad'],
      [],
    ]);
  });

  test('names what is uncertain, and suggests no fix for it', () => {
    const found = check({ body: 'approved', other: 'approved' }, { products: [body] });
    expect(found.result).toBe('uncertain');
    expect(found.doubts.map(({ line }) => line?.access.reason)).toEqual([
      'depends on the body',
      'not loaded',
    ]);
    expect(found.fixes).toEqual([]);
  });

  test('says that the fault is uncertain after an uncertain check', () => {
    const owner = { kind: 'developer', unread: 'failed' } as const;
    const found = check({ charges: 'approved' }, { owner });
    expect([found.result, found.isFaultUncertain]).toEqual(['refuses', true]);
    expect(found.doubts).toEqual([{ step: 'owner-active' }]);
    expect(check({ charges: 'approved' }).isFaultUncertain).toBe(false);
  });

  test('a key that the organization does not have is refused, and nothing here changes that', () => {
    const found = check({}, { key: null });
    expect([found.fault?.errorcode, found.fixes]).toEqual(['oauth.v2.InvalidApiKey', []]);
  });
});

describe('the nearest fix', () => {
  const fixes = (...args: Parameters<typeof check>) => check(...args).fixes;

  test('approves a product of the key that would admit the call', () => {
    expect(fixes({ charges: 'approved', refunds: 'pending' })).toEqual([
      { kind: 'approve product', product: 'refunds', isSure: true, unbounded: null },
    ]);
  });

  test('else adds the product that opens the least', () => {
    const whole = { name: 'a whole', environments: ['prod'], ...operation('/**', 'POST') };
    const two = { ...refunds, name: 'a two', environments: ['prod', 'test'] };
    const products = [broad, whole, two, { ...refunds, name: 'other refunds' }, refunds];
    expect(fixes({ charges: 'approved' }, { products: [...products, charges] })).toEqual([
      { kind: 'add product', product: 'other refunds', others: 3, unbounded: null },
    ]);
    expect(fixes({}, { products: [refunds] })).toEqual([
      { kind: 'add product', product: 'refunds', others: 0, unbounded: null },
    ]);
  });

  test('proposes an unbounded product only if no other opens the call, and says what it opens', () => {
    const everything = { name: 'everything' };
    expect(fixes({ charges: 'approved' }, { products: [everything, broad, charges] })).toEqual([
      {
        kind: 'add product',
        product: 'broad',
        others: 1,
        unbounded: expect.objectContaining({ unbounded: ['environments'] }),
      },
    ]);
    expect(fixes({ everything: 'pending' }, { products: [everything] })).toEqual([
      {
        kind: 'approve product',
        product: 'everything',
        isSure: true,
        unbounded: expect.objectContaining({ unbounded: ['environments', 'proxies'] }),
      },
    ]);
    expect(fixes({ everything: 'pending' }, { products: [everything, refunds] })).toEqual([
      { kind: 'add product', product: 'refunds', others: 0, unbounded: null },
    ]);
  });

  test('else approves what may admit it, and else says that no product opens it', () => {
    expect(fixes({ body: 'revoked' }, { products: [body] })).toEqual([
      { kind: 'approve product', product: 'body', isSure: false, unbounded: null },
    ]);
    expect(fixes({ charges: 'approved' }, { products: [charges] })).toEqual([
      { kind: 'no product' },
    ]);
  });

  test('asks for a token with another scope, and no API key for any', () => {
    const call = { ...refund, scopes: ['list'], requiredScopes: ['read', 'write'] };
    expect(fixes({ refunds: 'approved' }, { call: { ...call, credential: 'token' } })).toEqual([
      { kind: 'scopes', scopes: ['read', 'write'] },
    ]);
    expect(check({ refunds: 'approved' }, { call }).result).toBe('admits');
  });

  test('lists all that has to change, in the order of the checks', () => {
    const key = { ...revoked, expiresAt: now, products: [{ name: 'refunds', status: 'revoked' }] };
    const owner = { kind: 'company', status: 'inactive' } as const;
    expect(fixes({}, { key, app: revoked, owner }).map(({ kind }) => kind)).toEqual([
      'approve key',
      'approve app',
      'activate owner',
      'new key',
      'approve product',
    ]);
  });
});
