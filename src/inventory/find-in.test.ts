import { expect, test } from 'vitest';
import { AppStore } from './app-store.ts';
import { findIn } from './find-in.ts';

function appStoreOf(apps: Record<string, [key: string, issuedAt: number][]>) {
  const appStore = new AppStore();
  appStore.upsert(
    Object.entries(apps).map(([name, keys]) => ({
      appId: `id-${name}`,
      name,
      displayName: name,
      status: 'approved',
      owner: { kind: 'developer', id: 'd', email: '' },
      createdAt: undefined,
      lastModifiedAt: undefined,
      credentials: keys.map(([consumerKey, issuedAt]) => ({
        consumerKey,
        issuedAt,
        status: 'approved',
        expiresAt: null,
        products: [],
      })),
    })),
  );
  return appStore;
}

test('lists the first 50 keys with a given start and counts all', () => {
  const apps = Object.fromEntries(
    Array.from({ length: 1000 }, (_, index) => [`app-${index}`, [[`Ordinary-${index}`, 1]]]),
  ) as Record<string, [string, number][]>;
  const { hits, count } = findIn(appStoreOf(apps), ['Ordinary']);
  expect([hits.length, count]).toEqual([50, 1000]);
});

test('keys with equal masks get the same names as on the page of the app', () => {
  const appStore = appStoreOf({
    one: [
      ['acme-gateway-prod1-key', 30],
      ['acme-gateway-prod2-key', 10],
      ['acme-gateway-prod3-key', 20],
    ],
    two: [['acme-gatehouse-main-key', 1]],
  });
  const { hits } = findIn(appStore, ['acme-gat']);
  expect(hits.map(({ appId, keyName }) => [appId, keyName])).toEqual([
    ['id-one', { mask: 'acme…-key', ordinal: { number: 3, of: 3, issuedAt: 30, isSameDay: true } }],
    ['id-one', { mask: 'acme…-key', ordinal: { number: 1, of: 3, issuedAt: 10, isSameDay: true } }],
    ['id-one', { mask: 'acme…-key', ordinal: { number: 2, of: 3, issuedAt: 20, isSameDay: true } }],
    ['id-two', { mask: 'acme…-key' }],
  ]);
});

test('short keys of an app have different names', () => {
  const appStore = appStoreOf({
    one: [
      ['wthr2024', 1],
      ['wthr2024b', 2],
    ],
  });
  const names = findIn(appStore, ['wthr2024', 'wthr2024b']).hits.map(({ keyName }) => keyName);
  expect(names).toMatchObject([
    { ordinal: { number: 1, of: 2 } },
    { ordinal: { number: 2, of: 2 } },
  ]);
});
