import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { appQuery, appsQuery, type AppsPage } from '../api/apps.ts';
import { developersQuery, ownerQuery } from '../api/owners.ts';
import type { App, OwnerRecord } from '../api/schemas.ts';
import { cacheAppFromLists, knownApps, knownOwners } from './known.ts';

const organization = 'acme';
const owner = { kind: 'developer', id: 'd-1', email: 'ann@acme.example' } as const;
const ann = { kind: 'developer', id: 'd-1', label: owner.email, status: 'active' } as OwnerRecord;

function pageOf(displayName: string): AppsPage {
  const app = { appId: 'a-1', displayName, owner } as App;
  return { apps: [app], next: null, total: undefined, skipped: [] };
}

function clientWithLists(): QueryClient {
  const client = new QueryClient();
  client.setQueryData(appsQuery(organization).queryKey, pageOf('from the plain list'));
  const filtered = appsQuery(organization, { status: 'approved' });
  client.setQueryData(filtered.queryKey, pageOf('from a filtered list'));
  const developers = { rows: [ann], skipped: 0, isComplete: true };
  client.setQueryData(developersQuery(organization).queryKey, developers, { updatedAt: 1000 });
  return client;
}

test('an app in several lists is taken from the list without a filter', () => {
  const apps = knownApps(clientWithLists(), organization);
  expect(apps.get('a-1')?.displayName).toBe('from the plain list');
});

test('knows the owners of loaded lists, and none without a list', () => {
  expect(knownOwners(clientWithLists(), organization)).toEqual([ann]);
  expect(knownOwners(new QueryClient(), organization)).toEqual([]);
});

test('an app cached from a list is stale, and its owner is as old as its list', () => {
  const client = clientWithLists();
  cacheAppFromLists(client, organization, 'a-1');
  expect(client.getQueryState(appQuery(organization, 'a-1').queryKey)?.dataUpdatedAt).toBe(0);
  const cached = client.getQueryState(ownerQuery(organization, owner).queryKey);
  expect(cached).toMatchObject({ data: ann, dataUpdatedAt: 1000 });
});

test('does not replace a cached app', () => {
  const client = clientWithLists();
  const { queryKey } = appQuery(organization, 'a-1');
  client.setQueryData(queryKey, { appId: 'a-1', displayName: 'loaded' } as App);
  cacheAppFromLists(client, organization, 'a-1');
  expect(client.getQueryData(queryKey)?.displayName).toBe('loaded');
});
