import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { beforeEach, expect, test, vi } from 'vitest';
import { ApiError } from '../../api/api-error.ts';
import { appQuery, appsQuery, type AppsPage } from '../../api/apps.ts';
import { developersQuery } from '../../api/owners.ts';
import type { App, OwnerRecord } from '../../api/schemas.ts';
import { resetStores, type Store } from '../../store.ts';
import { followCache } from './follow-cache.ts';
import { dropInventory, inventoryOf, loadAllApps, type Inventory } from '../inventory.ts';

const index = {
  patch: vi.fn<() => void>(),
  setOwners: vi.fn<() => void>(),
  remove: vi.fn<() => boolean>(() => true),
};

// An inventory that loads nothing by itself.
vi.mock('./reader.ts', () => ({
  startReader(organization: string, _first: AppsPage, store: Store<Inventory | null>) {
    const loaded = { state: 'whole', loadedApps: 10, expectedApps: 10, version: 0 };
    store.set({ organization, index: { ...index }, ...loaded } as unknown as Inventory);
    return { end() {} };
  },
}));

const ann = { kind: 'developer', id: 'd-1', label: 'ann@acme.example' } as OwnerRecord;
const appNamed = (displayName: string) => ({ appId: displayName, displayName }) as App;
const pageOf = (apps: App[], facts: Partial<AppsPage> = {}): AppsPage => ({
  apps,
  next: { query: {}, before: [] },
  total: 2000,
  skipped: [],
  ...facts,
});

let client: QueryClient;

beforeEach(() => {
  dropInventory();
  resetStores();
  vi.clearAllMocks();
  client = new QueryClient();
  followCache(client);
});

// An observer of fresh data, as the list page has one, sends no request.
function showList(organization: string, page: AppsPage): void {
  setList(organization, page);
  const options = { ...appsQuery(organization), staleTime: Infinity };
  new QueryObserver(client, options).subscribe(() => {});
}

function setList(organization: string, page: AppsPage): void {
  client.setQueryData(appsQuery(organization).queryKey, page);
}

const expectInventory = (organization: string) =>
  vi.waitFor(() => expect(inventoryOf(organization)).not.toBeNull());

test('loads the rest of a small organization when its list is shown', async () => {
  showList('acme', pageOf([appNamed('Radar')]));
  await expectInventory('acme');
});

test('loads the rest of a list that was shown before', async () => {
  client = new QueryClient();
  showList('early', pageOf([]));
  followCache(client);
  await expectInventory('early');
});

test('loads nothing by itself for a large organization, one page, or a list that is not shown', async () => {
  showList('large', pageOf([], { total: 5001 }));
  showList('one-page', pageOf([], { next: null }));
  setList('hidden', pageOf([]));
  await import('./reader.ts');
  for (const organization of ['large', 'one-page', 'hidden'])
    expect(inventoryOf(organization)).toBeNull();
});

test('showing the list of another organization drops the inventory', async () => {
  showList('acme', pageOf([]));
  await expectInventory('acme');
  showList('large', pageOf([], { total: 5001 }));
  expect(inventoryOf('acme')).toBeNull();
});

test('passes on apps of a page that was loaded again, without those that did not change', async () => {
  const radar = appNamed('Radar');
  showList('acme', pageOf([radar, appNamed('Watch')]));
  await expectInventory('acme');
  setList('acme', pageOf([radar, appNamed('Alerts')]));
  expect(index.patch).toHaveBeenCalledExactlyOnceWith([appNamed('Alerts')], expect.any(Number));
});

test('passes on owners that load later, and those that a new inventory lacks', async () => {
  const { queryKey } = developersQuery('acme');
  showList('acme', pageOf([]));
  await expectInventory('acme');
  client.setQueryData(queryKey, { rows: [ann], skipped: 0, isComplete: true });
  expect(index.setOwners).toHaveBeenLastCalledWith([ann]);

  index.setOwners.mockClear();
  await loadAllApps('acme', pageOf([]));
  expect(index.setOwners).toHaveBeenCalledExactlyOnceWith([ann]);
});

test('removes an app that its page finds to be gone, and nothing after another error', async () => {
  const error = (code: string) =>
    new ApiError({ kind: 'http', host: 'apigee.example', status: 404, code, message: 'gone' });
  const load = (appId: string, thrown: Error) =>
    client
      .query({ ...appQuery('acme', appId), queryFn: () => Promise.reject(thrown), retry: false })
      .catch(() => {});
  showList('acme', pageOf([]));
  await expectInventory('acme');
  await load('still-there', error('organizations.OrganizationDoesNotExist'));
  expect(index.remove).not.toHaveBeenCalled();
  await load('gone', error('developer.service.AppDoesNotExist'));
  await vi.waitFor(() =>
    expect(inventoryOf('acme')).toMatchObject({ loadedApps: 9, expectedApps: 9 }),
  );
  expect(index.remove).toHaveBeenCalledExactlyOnceWith('gone', expect.any(Number));
});
