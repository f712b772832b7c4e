import { describe, expect, test } from 'vitest';
import { appsOf, canBeMissed, countUse } from '../inventory/apps-of/apps-of.ts';
import { ownerKey } from '../inventory/row.ts';
import {
  idsByFilter,
  keysThat,
  loadOrganization,
  tableOf,
  works,
} from '../inventory/apps-of/use.for-tests.ts';
import { serveMock } from '../operations/switches.for-tests.ts';
import { ownerApps } from './owner-apps.ts';
import { keysByOwnerStatus } from '../inventory/apps-of/owner-keys.ts';
import { cacheForEachTest } from '../query-client.for-tests.ts';

serveMock();
const client = cacheForEachTest();

describe.each(['keywarden-demo', 'keywarden-edge'])('%s', (organization) => {
  test('every owner: its apps, the verdicts on their keys, and what its status decides', async () => {
    const table = tableOf(organization);
    const { apps, owners } = await loadOrganization(client, organization);
    const counts = countUse(apps).appsOfOwner;
    expect(owners.size).toBe(
      table.developers.length + table.appGroups.length + table.companies.length,
    );
    for (const record of owners.values()) {
      const { kind, id, label } = record;
      const owner = { kind, id, email: kind === 'developer' ? label : '' };
      const theirs = table.apps.filter((app) => app.owner.kind === kind && app.owner.id === id);
      const found = appsOf(apps, { by: 'owner', owner });
      expect(found.map(({ appId }) => appId).toSorted(), label).toEqual(
        theirs.map(({ appId }) => appId).toSorted(),
      );
      expect(counts.get(ownerKey(record)) ?? 0, label).toBe(theirs.length);
      const filtered = await idsByFilter(client, organization, { by: 'owner', owner });
      if (filtered) expect(filtered).toEqual(theirs.map(({ appId }) => appId).toSorted());

      const usable = keysThat(theirs, (app, key) =>
        key.products.some(({ status }) => works(table, app, key, status)),
      );
      const shown = ownerApps(found, record, new Map(), Date.now());
      expect(
        shown
          .flatMap((row) => row.keys.filter(({ verdict }) => verdict.usable > 0))
          .map(({ key }) => key.consumerKey)
          .toSorted(),
        label,
      ).toEqual(usable);

      const active = { ...table, developers: [], appGroups: [], companies: [] };
      const decided = keysThat(theirs, (app, key) =>
        key.products.some(({ status }) => works(active, app, key, status)),
      );
      const { work, mayWork, blocked } = keysByOwnerStatus(found, kind, new Map(), Date.now());
      expect(work.map(({ key }) => key.consumerKey).toSorted(), label).toEqual(decided);
      expect(mayWork).toEqual([]);
      expect(work.length + blocked.length).toBe(
        theirs.flatMap(({ credentials }) => credentials).length,
      );
    }
  });
});

test('an empty reply to a filter for an e-mail with capital letters proves nothing', async () => {
  const organization = 'keywarden-demo';
  const { apps, developers } = tableOf(organization);
  const developer = developers.find(({ developerId }) =>
    apps.some(({ owner }) => owner.id === developerId),
  );
  if (!developer) throw new Error('no developer with apps');
  const targetOf = (email: string) =>
    ({ by: 'owner', owner: { kind: 'developer', id: developer.developerId, email } }) as const;
  expect(await idsByFilter(client, organization, targetOf(developer.email))).not.toEqual([]);
  expect(canBeMissed(targetOf(developer.email))).toBe(false);

  developer.email = developer.email.toUpperCase();
  client.clear();
  expect(await idsByFilter(client, organization, targetOf(developer.email))).toEqual([]);
  expect(canBeMissed(targetOf(developer.email))).toBe(true);
  expect(canBeMissed({ by: 'product', product: 'orders' })).toBe(true);
});

test('keys whose expiry is not known may work, whatever else is known', async () => {
  const { apps } = await loadOrganization(client, 'keywarden-demo');
  const app = apps.find(({ name }) => name === 'Checkout Web');
  if (!app) throw new Error('no app');
  const odd = {
    ...app,
    credentials: app.credentials.map((key) => ({ ...key, expiryUnknown: true })),
  };
  const { work, mayWork, blocked } = keysByOwnerStatus([odd], 'developer', new Map(), Date.now());
  expect([work.length, mayWork.length, blocked.length]).toEqual([0, 1, 0]);
});

test('keys with an unconfirmed change may work', async () => {
  const { apps } = await loadOrganization(client, 'keywarden-demo');
  const app = apps.find(({ name }) => name === 'Checkout Web');
  if (!app) throw new Error('no app');
  const { work, mayWork } = keysByOwnerStatus(
    [app],
    'developer',
    new Map([[app.appId, [{}]]]),
    Date.now(),
  );
  expect([work.length, mayWork.length]).toEqual([0, 1]);
});
