import { expect, test } from 'vitest';
import type { ListedApp } from '../inventory/row.ts';
import { pendingItemsIn } from '../inventory/pending/pending-items.ts';
import { reasonOfNoEffect } from './decision.ts';

interface Statuses {
  app?: string;
  key?: string;
  product?: string;
  expiresAt?: number;
}

function appWith({
  app = 'approved',
  key = 'approved',
  product = 'approved',
  ...rest
}: Statuses): ListedApp {
  return {
    appId: 'a',
    name: 'a',
    displayName: 'a',
    status: app,
    owner: { kind: 'developer', id: 'ann', email: '' },
    createdAt: undefined,
    lastModifiedAt: undefined,
    credentials: [
      {
        consumerKey: 'k',
        status: key,
        expiresAt: rest.expiresAt ?? null,
        products: [{ name: 'orders', status: product }],
      },
    ],
  };
}

const now = 1000;

test.each<[title: string, statuses: Statuses, owner: string, reasons: (string | null)[]]>([
  ['a product', { product: 'pending' }, 'active', [null]],
  ['its app is revoked', { app: 'revoked', product: 'pending' }, 'active', ['app revoked']],
  ['its key is revoked', { key: 'Revoked', product: 'pending' }, 'active', ['key revoked']],
  [
    'its key is pending too',
    { key: 'pending', product: 'pending' },
    'active',
    ['product pending', 'key pending'],
  ],
  ['its key is expired', { product: 'pending', expiresAt: 1 }, 'active', ['key expired']],
  ['its owner is inactive', { product: 'pending' }, 'inactive', ['owner inactive']],
  ['a key', { key: 'pending' }, 'active', [null]],
  [
    'a key of a revoked product',
    { key: 'pending', product: 'revoked' },
    'active',
    ['product revoked'],
  ],
  ['an app', { app: 'pending' }, 'active', [null]],
  ['an app with a revoked key', { app: 'pending', key: 'revoked' }, 'active', ['key revoked']],
])('what an approval opens: %s', (_title, statuses, owner, reasons) => {
  const found = pendingItemsIn([appWith(statuses)]).map((item) => {
    const reason = reasonOfNoEffect(item, { status: owner }, now);
    return reason && `${reason.level} ${reason.cause}`;
  });
  expect(found).toEqual(reasons);
});

test('an app without keys can be approved, and grants no access that is known', () => {
  const app = { ...appWith({ app: 'pending' }), credentials: [] };
  expect(pendingItemsIn([app]).map((item) => reasonOfNoEffect(item, undefined, now))).toEqual([
    null,
  ]);
});
