import { describe, expect, test } from 'vitest';
import type { Level } from '../../access/access-bounds.ts';
import type { AppStore } from '../app-store.ts';
import { listQuery, appStoreOf, now, owner, plain, request } from './export.for-tests.ts';
import { exportText } from './export.ts';
import type { ListedApp, ListedKey } from '../row.ts';

describe('a key with unknown access does not count as usable', () => {
  const [usable, revoked] = plain.credentials as [ListedKey, ListedKey];
  const expiring = (rest: Partial<ListedKey>) => ({
    credentials: [{ ...usable, ...rest }, usable],
  });
  const nobody = { ...plain.owner, id: 'dev-404' };

  test.each<[string, Partial<ListedApp>, counts: [usable: number, unknown: number]]>([
    ['the owner is missing or was not loaded', { owner: nobody }, [0, 1]],
    ['the owner is missing, and the app is revoked', { owner: nobody, status: 'revoked' }, [0, 0]],
    ['the expiry of one of two keys is unknown', expiring({ expiryUnknown: true }), [1, 1]],
    [
      'the key with an unknown expiry is revoked',
      expiring({ ...revoked, expiryUnknown: true }),
      [1, 0],
    ],
    ['the key never expires', expiring({ expiryUnknown: false }), [2, 0]],
    ['the key has expired', expiring({ expiresAt: now }), [1, 0]],
  ])('%s', async (_what, app, counts) => {
    expect(await countsOf(appStoreOf(app))).toEqual(counts);
  });

  test('the owner has no status', async () => {
    const appStore = appStoreOf({});
    appStore.setOwners([{ ...owner, status: undefined }]);
    expect(await countsOf(appStore)).toEqual([0, 1]);
    appStore.setOwners([{ ...owner, status: 'inactive' }]);
    expect(await countsOf(appStore)).toEqual([0, 0]);
  });

  test.each<[string, Level, counts: [usable: number, unknown: number]]>([
    ['of the app', {}, [0, 1]],
    ['of the key', { key: usable.consumerKey }, [0, 1]],
    ['of one of two products', { key: usable.consumerKey, product: 'payments' }, [1, 0]],
    ['of the only usable product', { key: usable.consumerKey, product: 'orders' }, [0, 1]],
    ['of a revoked key without products', { key: 'short' }, [1, 0]],
  ])('the last change %s is not confirmed', async (_what, path, counts) => {
    const unconfirmed = new Map([['id-0', [path]]]);
    expect(await countsOf(appStoreOf({}), { ...request, unconfirmed })).toEqual(counts);
  });

  test('no warning about missing usable keys after an unconfirmed approval', async () => {
    const credentials = [{ ...usable, status: 'revoked' }];
    const unconfirmed = new Map([['id-0', [{ key: usable.consumerKey }]]]);
    expect((await exported(appStoreOf({ credentials }))).warnings).toEqual(['no-usable-key']);
    const { warnings } = await exported(appStoreOf({ credentials }), { ...request, unconfirmed });
    expect(warnings).toEqual(['change-not-confirmed']);
  });

  async function countsOf(appStore: AppStore, options = request) {
    const { usableKeys, keysWithUnknownAccess } = await exported(appStore, options);
    return [usableKeys, keysWithUnknownAccess];
  }

  async function exported(appStore: AppStore, options = request) {
    const file = await exportText(appStore, listQuery(), { ...options, format: 'json' });
    const { apps } = JSON.parse(file) as { apps: [Exported] };
    return apps[0];
  }

  interface Exported {
    usableKeys: number;
    keysWithUnknownAccess: number;
    warnings: string[];
  }
});
