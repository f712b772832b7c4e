import { expect, test } from 'vitest';
import { planOf, surveyOf, switchesOf, type BulkTarget } from './bulk-plan.ts';
import type { ListedApp } from './row.ts';

function app(appId: string, status: string, keys: ListedApp['credentials'] = []): ListedApp {
  const owner = { kind: appId.startsWith('g') ? ('appgroup' as const) : ('developer' as const) };
  return {
    appId,
    name: appId,
    displayName: appId,
    status,
    owner: { ...owner, id: 'one', email: '' },
    createdAt: undefined,
    lastModifiedAt: undefined,
    credentials: keys,
  };
}

function key(consumerKey: string, status: string, products: Record<string, string> = {}) {
  const rows = Object.entries(products).map(([name, held]) => ({ name, status: held }));
  return { consumerKey, status, expiresAt: null, products: rows };
}

const apps = [
  app('a', 'approved', [
    key('a1', 'approved', { orders: 'approved', search: 'pending' }),
    key('a2', 'revoked', { orders: 'revoked' }),
  ]),
  app('b', 'REVOKED', [key('b1', 'Revoked', { orders: 'revoked' })]),
  app('c', 'pending'),
  app('g', 'approved', [key('g1', 'pending', { search: 'approved' })]),
];

const facts = { ownerOf: () => ({ status: 'active' }), now: 0 };
const none = { already: 0, without: 0, notRestorable: 0 };
const all = { kind: 'app' } as const;
const keys = { kind: 'keys' } as const;
const product = (name: string) => ({ kind: 'product', product: name }) as const;

test.each<[string, 'approve' | 'revoke', BulkTarget, object]>([
  [
    'apps, revoked',
    'revoke',
    all,
    { apps: 3, changes: 3, already: 1, notRestorable: 1, byKind: { developer: 2, appgroup: 1 } },
  ],
  ['apps, approved', 'approve', all, { apps: 2, changes: 2, already: 2, notRestorable: 1 }],
  [
    'keys, revoked',
    'revoke',
    keys,
    {
      apps: 2,
      changes: 2,
      already: 1,
      without: 1,
      notRestorable: 1,
      byKind: { developer: 1, appgroup: 1 },
    },
  ],
  ['keys, approved', 'approve', keys, { apps: 3, changes: 3, without: 1, notRestorable: 1 }],
  [
    'a product, revoked',
    'revoke',
    product('orders'),
    { apps: 1, changes: 1, already: 1, without: 2 },
  ],
  [
    'a product, approved',
    'approve',
    product('search'),
    { apps: 1, changes: 1, already: 1, without: 2, notRestorable: 1 },
  ],
  [
    'a product nobody has',
    'revoke',
    product('no'),
    { apps: 0, changes: 0, without: 4, byKind: {} },
  ],
])('plans for %s', (_title, action, target, plan) => {
  expect(planOf(apps, { action, target }, facts)).toMatchObject({ ...none, ...plan });
});

test('switchesOf returns only the statuses of its target', () => {
  const [one] = apps;
  if (!one) throw new Error('no app');
  expect(switchesOf(one, all).map(({ level }) => level)).toEqual([{}]);
  expect(switchesOf(one, keys).map(({ level }) => level)).toEqual([{ key: 'a1' }, { key: 'a2' }]);
  expect(switchesOf(one, product('search'))).toEqual([
    { level: { key: 'a1', product: 'search' }, status: 'pending' },
  ]);
});

test('a survey lists the apps that are not loaded, and each product once', () => {
  const found = surveyOf(
    ['a', 'nobody', 'g'],
    (appId) => apps.find((row) => row.appId === appId),
    { action: 'revoke', target: all },
    facts,
  );
  expect(found.changing).toEqual(['a', 'g']);
  expect(found.missing).toEqual(['nobody']);
  expect(found.products).toEqual(['orders', 'search']);
  expect(found.plan.apps).toBe(2);
});

test('selected keys are those of their app, also where another app has the same key', () => {
  const shared = { ...key('shared-key-of-two-apps', 'approved'), issuedAt: 5 };
  const [one, other] = ['one', 'other'].map((appId) =>
    app(appId, 'approved', [
      shared,
      { ...key('another-key-of-each-app', 'approved'), issuedAt: 6 },
    ]),
  );
  const target: BulkTarget = {
    kind: 'selected',
    keyIds: { one: ['shar…apps 5'], other: ['anot…-app 6', 'gone…gone 5', 'shar…apps 7'] },
  };
  const keysOf = (found: ListedApp | undefined) =>
    found && switchesOf(found, target).map(({ level }) => level.key);
  expect(keysOf(one)).toEqual(['shared-key-of-two-apps']);
  expect(keysOf(other)).toEqual(['another-key-of-each-app']);
});

test('a status that no action sets is final, also one that Apigee does not document', () => {
  const odd = [app('one', 'suspended'), app('two', 'approved'), app('three', 'pending')];
  expect(planOf(odd, { action: 'revoke', target: all }, facts)).toMatchObject({
    changes: 3,
    notRestorable: 2,
  });
});

test('chosen ones: only these, and only while they are pending', () => {
  const levels = {
    a: [{ key: 'a1', product: 'search' }, { key: 'a1' }],
    c: [{}],
    g: [{ key: 'other' }],
  };
  const target = { kind: 'chosen', levels } as const;
  expect(planOf(apps, { action: 'approve', target }, facts)).toMatchObject({
    apps: 2,
    changes: 2,
    notRestorable: 2,
    without: 2,
    changing: ['a', 'c'],
    changesByApp: { a: [{ key: { mask: '••••' }, product: 'search' }], c: [{}] },
  });
});
