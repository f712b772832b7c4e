import { expect, test } from 'vitest';
import type { ListedApp } from '../inventory/row.ts';
import { pendingItemsIn } from '../inventory/pending/pending-items.ts';
import { createQueue } from './queue.ts';

function app(
  appId: string,
  owner: string,
  keys: Record<string, [issued: number, product: string]>,
): ListedApp {
  return {
    appId,
    name: appId,
    displayName: appId,
    status: 'approved',
    owner: { kind: 'developer', id: owner, email: '' },
    createdAt: undefined,
    lastModifiedAt: undefined,
    credentials: Object.entries(keys).map(([consumerKey, [issuedAt, name]]) => ({
      consumerKey,
      issuedAt,
      status: 'approved',
      expiresAt: null,
      products: [{ name, status: 'pending' }],
    })),
  };
}

const one = app('one', 'ann', { a: [1, 'maps'], b: [5, 'orders'] });
const two = app('two', 'bob', { c: [3, 'orders'], d: [4, 'maps'] });
const keysIn = (rows: ReturnType<ReturnType<typeof createQueue>>) =>
  rows.map(({ level, group }) => `${level.key}${group ? ` of ${group.length}` : ''}`);

test('groups by product or owner, the oldest first', () => {
  const queue = createQueue('org');
  const items = pendingItemsIn([one, two]);
  expect(keysIn(queue(items, 'product'))).toEqual(['a of 2', 'd', 'c of 2', 'b']);
  expect(keysIn(queue(items, 'owner'))).toEqual(['a of 2', 'b', 'c of 2', 'd']);
});

test('a group keeps its place when its oldest item is decided', () => {
  const queue = createQueue('org');
  queue(pendingItemsIn([one, two]), 'product');
  const left = pendingItemsIn([app('one', 'ann', { b: [5, 'orders'] }), two]);
  expect(keysIn(queue(left, 'product'))).toEqual(['d', 'c of 2', 'b']);
  expect(keysIn(createQueue('org')(left, 'product'))).toEqual(['c of 2', 'b', 'd']);
});
