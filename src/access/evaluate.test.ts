import { describe, expect, test } from 'vitest';
import { conditionsOf, evaluate, evaluateKey } from './evaluate.ts';
import { testNow, truthTable } from './truth-table.ts';

describe('truth table', () => {
  test('covers at least the full cross of 96', () => {
    expect(truthTable.length).toBeGreaterThanOrEqual(96);
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

function pick({ level, cause }: { level: string; cause: string }) {
  return { level, cause };
}

const approved = { status: 'approved' };
const active = { kind: 'developer' as const, status: 'active' };

describe('what the table cannot say', () => {
  test('an owner that could not be read is left out, not guessed', () => {
    expect(evaluate(approved, approved, approved, undefined, testNow).usable).toBe(true);
    expect(evaluate(approved, approved, approved, { kind: 'company' }, testNow).usable).toBe(true);
  });

  test.each([-1, '-1', 0, null, undefined, ''])('an expiry of %j means never', (expiresAt) => {
    expect(evaluate(approved, { ...approved, expiresAt }, approved, active, testNow).usable).toBe(
      true,
    );
  });

  test('an expiry as a string of digits, as X sends it, is read', () => {
    const key = { ...approved, expiresAt: String(testNow - 1) };
    expect(evaluate(approved, key, approved, active, testNow).reasons[0]?.cause).toBe('expired');
  });

  test('an unknown status is kept as it came', () => {
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

  test('is usable when every product is', () => {
    expect(sumUp(keyWith('approved', 'APPROVED'))).toEqual([2, 2, null, null]);
  });

  test('counts what works and names the worst of what does not', () => {
    expect(sumUp(keyWith('approved', 'pending', 'revoked'))).toEqual([
      1,
      3,
      'product:revoked',
      'oauth.v2.InvalidApiKeyForGivenResource',
    ]);
  });

  test('is blocked by the app whatever its products say', () => {
    expect(sumUp(keyWith('approved', 'revoked'), { status: 'revoked' })).toEqual([
      0,
      2,
      'app:revoked',
      'keymanagement.service.invalid_client-app_not_approved',
    ]);
  });

  test('without products opens nothing', () => {
    expect(sumUp(keyWith())).toEqual([0, 0, 'product:missing', 'oauth.v2.InvalidApiKey']);
  });
});

describe('what a verdict leaves out', () => {
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
    ['an owner that nobody asked for', undefined, ['owner-unread']],
  ])('%s', (_what, owner, conditions) => {
    expect(conditionsOf(key, owner)).toEqual(conditions);
  });

  test('an expiry that cannot be read is a condition beside the owner', () => {
    const unknown = { ...key, expiryUnknown: true };
    expect(conditionsOf(unknown, active)).toEqual(['expiry-unknown']);
    expect(conditionsOf(unknown, { unread: 'missing' })).toEqual([
      'owner-missing',
      'expiry-unknown',
    ]);
  });
});
