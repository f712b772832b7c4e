import { expect, test } from 'vitest';
import { appIn } from '../api/app-bodies.ts';
import { AppStore } from './app-store.ts';
import { countUnread } from './apps-of/apps-of.ts';
import { pendingItemsOf } from './pending/use-pending-items.ts';
import { createOrganizationIndex } from './organization-index.ts';
import { viewOf } from './view.ts';

// What could not be read of an app is not called missing.

const unreadable: [string, object[]][] = [
  ['a key', [{ consumerKey: 7, status: 'approved' }]],
  [
    'a product in a key',
    [{ consumerKey: 'a-key-of-an-app', status: 'approved', apiProducts: [{ status: 'pending' }] }],
  ],
];

function appWith(credentials: object[]) {
  const body = { appId: 'a', name: 'a', status: 'approved', credentials };
  const found = appIn(new TextEncoder().encode(JSON.stringify(body)).buffer, 'a');
  if (!('app' in found)) throw new Error('not an app');
  return found.app;
}

test.each(unreadable)('an app with %s that can’t be read is not called unusable', (_, keys) => {
  const appStore = new AppStore();
  appStore.upsert([appWith(keys)]);
  const query = { language: 'en', now: Date.now() };
  const [row] = appStore.query({ ...query, view: viewOf(new URLSearchParams()) }).rows(0, 1);
  expect(row?.warnings).toEqual([]);
  const view = viewOf(new URLSearchParams({ has: 'no-usable-key' }));
  expect(appStore.query({ ...query, view }).count).toBe(0);
});

test.each(unreadable)('with %s that can’t be read, nothing is not known to wait', (_, keys) => {
  const first = { apps: [appWith(keys)], next: null, total: undefined, skipped: [] };
  expect(pendingItemsOf({ first, filtered: [] }, null)).toMatchObject({ isWhole: false });
  const index = createOrganizationIndex();
  index.upsert(first.apps);
  expect(index.countPending().appsWithSkippedParts).toBe(1);
  expect(index.pendingSince(0).appsWithSkippedParts).toBe(1);
});

test.each(unreadable)('%s that can’t be read may be of a product or an owner', (_, keys) => {
  const index = createOrganizationIndex();
  const apps = [appWith(keys)];
  index.upsert(apps);
  const product = { by: 'product', product: 'p' } as const;
  const owner = { by: 'owner', owner: { kind: 'developer', id: '', email: '' } } as const;
  const other = { by: 'owner', owner: { kind: 'appgroup', id: 'g', email: '' } } as const;
  for (const target of [product, owner]) {
    expect(countUnread(apps, target)).toBe(1);
    expect(index.countUnread(target)).toBe(1);
  }
  expect(index.countUnread(other)).toBe(0);
  index.upsert([appWith([])]);
  expect(index.countUnread(product)).toBe(0);
});
