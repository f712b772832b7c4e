import { QueryClient } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import { tables } from '../../mocks/db.ts';
import { scanNow } from '../access/key-scan/keys-in-text.ts';
import { appsQuery } from '../api/apps.ts';
import { setConnections } from '../connection/connection.ts';
import { inventoryOf, loadAllApps } from '../inventory/inventory.ts';
import { createOrganizationIndex } from '../inventory/organization-index.ts';
import { findElsewhere, type OrganizationSearch } from './find-elsewhere.ts';
import { fillWithKeysUpTo, serveMockForSearch } from './find.for-tests.ts';

// Without a worker: what is found does not depend on where it is kept.
vi.mock('comlink', () => ({
  wrap: () => createOrganizationIndex(),
  transfer: (value: unknown) => value,
}));

const generated = 'dk7Qm2Xw9LpR4sTv8YbN1cFgHj6Za3Ue';
const client = new QueryClient();
const { signal } = new AbortController();

serveMockForSearch(client);

test('other organizations are searched without touching the inventory of this one', async () => {
  fillWithKeysUpTo(1500);
  const first = await client.query(appsQuery('keywarden-demo'));
  await loadAllApps('keywarden-demo', first);
  const inventory = inventoryOf('keywarden-demo')?.index;
  const edge = tables().organizations.find(({ name }) => name === 'keywarden-edge');
  const app = edge?.apps.at(-1);
  if (app) app.credentials = app.credentials.map((key) => ({ ...key, consumerKey: generated }));
  const states: (readonly OrganizationSearch[])[] = [];
  const scan = scanNow(generated);
  await findElsewhere(client, 'keywarden-demo', scan, signal, (places) => states.push(places));
  expect(states.at(-1)).toMatchObject([
    {
      organization: 'keywarden-edge',
      platform: 'edge',
      state: { kind: 'done', found: { hits: [{ appId: app?.appId }] } },
    },
  ]);
  expect(inventoryOf('keywarden-demo')?.index).toBe(inventory);
  expect(inventoryOf('keywarden-edge')).toBeNull();
});

test('reports a connection without a session, and a failing connection does not stop the others', async () => {
  setConnections({
    connections: [
      {
        name: 'here',
        platform: 'x',
        baseUrl: xUrl,
        organizations: ['keywarden-demo'],
        signIn: { kind: 'proxy' },
      },
      { name: 'no session', platform: 'x', baseUrl: xUrl, organizations: ['elsewhere'] },
      {
        name: 'broken',
        platform: 'x',
        baseUrl: xUrl,
        organizations: ['nowhere'],
        signIn: { kind: 'proxy' },
      },
      {
        name: 'edge',
        platform: 'edge',
        baseUrl: edgeUrl,
        organizations: ['keywarden-edge'],
        signIn: { kind: 'proxy' },
      },
    ],
  });
  let last: readonly OrganizationSearch[] = [];
  const scan = scanNow(`apikey=${generated}`);
  await findElsewhere(client, 'keywarden-demo', scan, signal, (places) => (last = places));
  expect(last.map(({ connection, state }) => [connection, state.kind])).toEqual([
    ['no session', 'signed-out'],
    ['broken', 'failed'],
    ['edge', 'done'],
  ]);
});

const xUrl = 'https://apigee.googleapis.com/v1';
const edgeUrl = 'https://api.enterprise.apigee.com/v1';
