import { describe, expect, test } from 'vitest';
import { conditionsOf, evaluate, evaluateKey, keyReasons } from './evaluate.ts';
import { testNow, truthTable } from './truth-table.ts';

describe('truth table', () => {
  test('has all 96 combinations of app, key, owner, expiry and product', () => {
    const tested = new Set(
      truthTable.map(({ app, key, product, owner, expiresAt }) =>
        combination(app, key, owner.status, expiresAt, product),
      ),
    );
    const day = 24 * 60 * 60 * 1000;
    const combinations = ['approved', 'revoked'].flatMap((app) =>
      ['approved', 'revoked'].flatMap((key) =>
        ['active', 'inactive'].flatMap((owner) =>
          [null, testNow - day, testNow + day].flatMap((expiresAt) =>
            ['approved', 'revoked', 'pending', null].map((product) =>
              combination(app, key, owner, expiresAt, product),
            ),
          ),
        ),
      ),
    );
    expect(new Set(combinations).size).toBe(96);
    expect(combinations.filter((one) => !tested.has(one))).toEqual([]);
  });

  test.each(truthTable.map((row, index) => ({ index, ...row })))(
    '#$index app $app, key $key, product $product, $owner.kind $owner.status, expires $expiresAt',
    ({ app, key, product, owner, expiresAt, usable, headline, reasons, fault }) => {
      const verdict = evaluate(
        { status: app },
        { status: key, expiresAt },
        product === null ? null : { status: product },
        owner,
        testNow,
      );
      expect({
        usable: verdict.usable,
        headline: verdict.reasons[0] ? pick(verdict.reasons[0]) : null,
        reasons: verdict.reasons.map(({ level, cause }) => `${level}:${cause}`),
        fault: verdict.fault?.errorcode ?? null,
      }).toEqual({ usable, headline, reasons, fault });
    },
  );
});

function combination(...parts: (string | number | null)[]): string {
  return parts.join(' ');
}

function pick({ level, cause }: { level: string; cause: string }) {
  return { level, cause };
}

const approved = { status: 'approved' };
const active = { kind: 'developer' as const, status: 'active' };

describe('cases outside the truth table', () => {
  test('an owner that was not loaded is ignored', () => {
    expect(evaluate(approved, approved, approved, undefined, testNow).usable).toBe(true);
    expect(evaluate(approved, approved, approved, { kind: 'company' }, testNow).usable).toBe(true);
  });

  test.each([-1, '-1', 0, null, undefined, ''])('an expiry of %j means never', (expiresAt) => {
    expect(evaluate(approved, { ...approved, expiresAt }, approved, active, testNow).usable).toBe(
      true,
    );
  });

  test('an expiry can be a string of digits, as X sends it', () => {
    const key = { ...approved, expiresAt: String(testNow - 1) };
    expect(evaluate(approved, key, approved, active, testNow).reasons[0]?.cause).toBe('expired');
  });

  test('an unknown status gives no access and is reported unchanged', () => {
    const verdict = evaluate({ status: 'On-Hold' }, approved, approved, active, testNow);
    expect(verdict.reasons).toEqual([{ level: 'app', cause: 'unknown', status: 'On-Hold' }]);
  });
});

describe('a whole key', () => {
  const keyWith = (...statuses: string[]) => ({
    ...approved,
    products: statuses.map((status) => ({ status })),
  });
  const sumUp = (key: ReturnType<typeof keyWith>, app = approved) => {
    const { usable, total, reason, fault } = evaluateKey(app, key, active, testNow);
    return [usable, total, reason && `${reason.level}:${reason.cause}`, fault?.errorcode ?? null];
  };

  test('is usable if all its products are', () => {
    expect(sumUp(keyWith('approved', 'APPROVED'))).toEqual([2, 2, null, null]);
  });

  test('counts the usable products and gives the reason of the worst of the others', () => {
    expect(sumUp(keyWith('approved', 'pending', 'revoked'))).toEqual([
      1,
      3,
      'product:revoked',
      'oauth.v2.InvalidApiKeyForGivenResource',
    ]);
  });

  test('is blocked by the app, whatever the status of its products', () => {
    expect(sumUp(keyWith('approved', 'revoked'), { status: 'revoked' })).toEqual([
      0,
      2,
      'app:revoked',
      'keymanagement.service.invalid_client-app_not_approved',
    ]);
  });

  test('a key without products is blocked', () => {
    expect(sumUp(keyWith())).toEqual([0, 0, 'product:missing', 'oauth.v2.InvalidApiKey']);
  });
});

test('all that blocks a whole key is listed in the order in which Apigee checks it', () => {
  const key = { status: 'revoked', expiresAt: testNow - 1 };
  const reasons = keyReasons({ status: 'pending' }, key, { status: 'inactive' }, testNow);
  expect(reasons.map(({ level, cause }) => `${level}:${cause}`)).toEqual([
    'key:revoked',
    'app:pending',
    'owner:inactive',
    'key:expired',
  ]);
  expect(keyReasons(approved, approved, active, testNow)).toEqual([]);
});

describe('conditions of a verdict', () => {
  const key = { status: 'approved' };
  test.each([
    ['an owner with a status', { status: 'inactive' }, []],
    ['an owner that is loading', { unread: 'loading' as const }, ['owner-loading']],
    ['an owner that answers 404', { unread: 'missing' as const }, ['owner-missing']],
    ['an owner that could not be loaded', { unread: 'failed' as const }, ['owner-unread']],
    [
      'an owner that could not be loaded again',
      { status: 'active', unread: 'failed' as const },
      ['owner-unread'],
    ],
    ['no owner', { unread: 'none' as const }, ['owner-unread']],
    ['an owner without a status', {}, ['owner-unread']],
    ['an owner that was not requested', undefined, ['owner-unread']],
  ])('%s', (_what, owner, conditions) => {
    expect(conditionsOf(key, owner)).toEqual(conditions);
  });

  test('an invalid expiry is a condition besides that of the owner', () => {
    const unknown = { ...key, expiryUnknown: true };
    expect(conditionsOf(unknown, active)).toEqual(['expiry-unknown']);
    expect(conditionsOf(unknown, { unread: 'missing' })).toEqual([
      'owner-missing',
      'expiry-unknown',
    ]);
  });
});
