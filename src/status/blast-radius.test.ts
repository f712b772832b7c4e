import { withoutSecrets } from '../api/app-bodies.ts';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { appSchema } from '../api/schemas.ts';
import { blastRadius } from './blast-radius.ts';
import type { Level } from '../operations/app/switches.ts';

const NOW = 1_700_000_000_000;
const app = withoutSecrets(
  v.parse(appSchema, {
    appId: 'a',
    name: 'Shop',
    status: 'approved',
    credentials: [
      key('one', 'approved', { orders: 'approved', loyalty: 'revoked' }),
      key('two', 'approved', { orders: 'approved' }),
      key('three', 'revoked', { orders: 'approved' }),
      { ...key('four', 'approved', { orders: 'approved' }), expiresAt: NOW - 1 },
    ],
  }),
);

function key(consumerKey: string, status: string, products: Record<string, string>) {
  const apiProducts = Object.entries(products).map(([apiproduct, its]) => ({
    apiproduct,
    status: its,
  }));
  return { consumerKey, status, apiProducts };
}

function revoked(level: Level, circumstances: Partial<Parameters<typeof blastRadius>[3]> = {}) {
  const active = { owner: { status: 'active' }, unconfirmed: [], now: NOW };
  return blastRadius(app, level, 'revoke', { ...active, ...circumstances });
}

function names(pairs: { key: string; product: string }[]) {
  return pairs.map((pair) => `${pair.key} ${pair.product}`);
}

test.each([
  ['the app', {}, ['one orders', 'two orders'], [], ['one loyalty', 'three orders', 'four orders']],
  ['a key', { key: 'one' }, ['one orders'], ['two orders'], ['one loyalty']],
  ['a product', { key: 'two', product: 'orders' }, ['two orders'], ['one orders'], []],
  ['what is blocked already', { key: 'three' }, [], ['one orders', 'two orders'], ['three orders']],
])('revoking %s stops, keeps and leaves blocked', (_what, level, stops, keeps, blocked) => {
  const radius = revoked(level);
  expect([radius.stops, radius.keeps, radius.blocked].map(names)).toEqual([stops, keeps, blocked]);
});

test('with an inactive owner nothing works, so nothing stops', () => {
  const radius = revoked({}, { owner: { status: 'inactive' } });
  expect([radius.stops, radius.keeps]).toEqual([[], []]);
  expect(radius.blocked).toHaveLength(5);
});

test.each<[string, Level, Level, Record<string, string[]>]>([
  [
    'another key, unconfirmed: it may keep working',
    { key: 'two' },
    { key: 'one' },
    { stops: ['two orders'], mayKeep: ['one orders'] },
  ],
  [
    'another key that reads revoked, unconfirmed',
    { key: 'two' },
    { key: 'three' },
    { stops: ['two orders'], keeps: ['one orders'], mayKeep: ['three orders'] },
  ],
  [
    'the key itself, unconfirmed: it may stop, and nothing is blocked for sure',
    { key: 'three' },
    { key: 'three' },
    { keeps: ['one orders', 'two orders'], mayStop: ['three orders'] },
  ],
  [
    'a product in the key, unconfirmed',
    { key: 'one' },
    { key: 'one', product: 'loyalty' },
    { stops: ['one orders'], keeps: ['two orders'], mayStop: ['one loyalty'] },
  ],
  [
    'the app, unconfirmed: nothing is known to work',
    { key: 'one' },
    {},
    { mayStop: ['one orders'], mayKeep: ['two orders'], blocked: ['one loyalty'] },
  ],
  [
    'a product in a revoked key: the key blocks it anyway',
    { key: 'three' },
    { key: 'three', product: 'orders' },
    { keeps: ['one orders', 'two orders'], blocked: ['three orders'] },
  ],
])('%s', (_what, level, unconfirmed, lists) => {
  const { blocked, ...radius } = revoked(level, { unconfirmed: [unconfirmed] });
  const said = Object.entries({ ...radius, ...(lists['blocked'] && { blocked }) })
    .map(([list, pairs]) => [list, names(pairs)] as const)
    .filter(([, pairs]) => pairs.length > 0);
  expect(Object.fromEntries(said)).toEqual(lists);
});

test('a key whose expiry is not known may stop or keep working', () => {
  const odd = withoutSecrets(
    v.parse(appSchema, {
      appId: 'a',
      name: 'Shop',
      status: 'approved',
      credentials: [
        { ...key('one', 'approved', { orders: 'approved' }), expiresAt: 'soon' },
        key('two', 'approved', { orders: 'approved' }),
      ],
    }),
  );
  const circumstances = { owner: { status: 'active' }, unconfirmed: [], now: NOW };
  expect(blastRadius(odd, { key: 'two' }, 'revoke', circumstances)).toMatchObject({
    stops: [{ key: 'two' }],
    keeps: [],
    mayKeep: [{ key: 'one' }],
  });
  expect(blastRadius(odd, { key: 'one' }, 'revoke', circumstances)).toMatchObject({
    stops: [],
    mayStop: [{ key: 'one' }],
    blocked: [],
  });
});
