import { expect, test } from 'vitest';
import { plainKeyName } from '../access/key-names.ts';
import type { App } from '../api/schemas.ts';
import { AppStore } from '../inventory/app-store.ts';
import { findIn } from '../inventory/find-in.ts';
import { foundKeysIn } from './found-key.ts';

const keys = ['acme-gateway-prod1-key', 'acme-gateway-prod2-key', 'acme-gateway-prod3-key'];
const credentials = keys.map((consumerKey, index) => ({ consumerKey, issuedAt: 10 - index }));
const app = { credentials: credentials as unknown as App['credentials'] };
const found = { organization: 'o', appId: 'a-1', start: 'acme-gat' };

test('the start of a key finds all keys of the app with that start', () => {
  expect(foundKeysIn(found, app)).toEqual(keys);
  expect(foundKeysIn(null, app)).toEqual([]);
});

test('a key chosen from look-alikes finds only this key', () => {
  const appStore = new AppStore();
  appStore.upsert([
    {
      appId: 'a-1',
      name: 'one',
      displayName: 'one',
      status: 'approved',
      owner: { kind: 'developer', id: 'd', email: '' },
      createdAt: undefined,
      lastModifiedAt: undefined,
      credentials: credentials.map((key) => ({
        ...key,
        status: 'approved',
        expiresAt: null,
        products: [],
      })),
    },
  ]);
  const names = findIn(appStore, ['acme-gat']).hits.map(({ keyName }) =>
    keyName ? plainKeyName(keyName) : '',
  );
  expect(names.map((keyName) => foundKeysIn({ ...found, keyName }, app))).toEqual(
    keys.map((key) => [key]),
  );
});

test('a chosen key whose name has changed is still among the keys found', () => {
  expect(foundKeysIn({ ...found, keyName: 'acme…-key (4 of 4)' }, app)).toEqual(keys);
});
