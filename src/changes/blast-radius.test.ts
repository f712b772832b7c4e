import * as v from 'valibot';
import { expect, test } from 'vitest';
import { appSchema } from '../api/schemas.ts';
import { blastRadius } from './blast-radius.ts';

const NOW = 1_700_000_000_000;
const app = v.parse(appSchema, {
  appId: 'a',
  name: 'Shop',
  status: 'approved',
  credentials: [
    key('one', 'approved', { orders: 'approved', loyalty: 'revoked' }),
    key('two', 'approved', { orders: 'approved' }),
    key('three', 'revoked', { orders: 'approved' }),
    { ...key('four', 'approved', { orders: 'approved' }), expiresAt: NOW - 1 },
  ],
});

function key(consumerKey: string, status: string, products: Record<string, string>) {
  const apiProducts = Object.entries(products).map(([apiproduct, its]) => ({
    apiproduct,
    status: its,
  }));
  return { consumerKey, status, apiProducts };
}

function names(pairs: { key: string; product: string }[]) {
  return pairs.map((pair) => `${pair.key} ${pair.product}`);
}

test.each([
  ['the app', {}, ['one orders', 'two orders'], [], ['one loyalty', 'three orders', 'four orders']],
  ['a key', { key: 'one' }, ['one orders'], ['two orders'], ['one loyalty']],
  ['a product', { key: 'two', product: 'orders' }, ['two orders'], ['one orders'], []],
  ['what is blocked already', { key: 'three' }, [], ['one orders', 'two orders'], ['three orders']],
])('revoking %s', (_what, level, stops, keeps, blocked) => {
  const radius = blastRadius(app, level, 'revoke', { status: 'active' }, NOW);
  expect([radius.stops, radius.keeps, radius.blocked].map(names)).toEqual([stops, keeps, blocked]);
});

test('with an inactive owner nothing works, so nothing stops', () => {
  const radius = blastRadius(app, {}, 'revoke', { status: 'inactive' }, NOW);
  expect([radius.stops, radius.keeps]).toEqual([[], []]);
  expect(radius.blocked).toHaveLength(5);
});
