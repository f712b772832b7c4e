import type { QueryClient } from '@tanstack/react-query';
import { appQuery, appsQuery, filteredAppsKey, type AppsPage } from '../api/apps.ts';
import { developersQuery, groupsQuery, ownerQuery } from '../api/owners.ts';
import type { App, OwnerRecord } from '../api/schemas.ts';

/** The apps of all cached lists, by app ID. An app can be in the results of any filter. */
export function knownApps(client: QueryClient, organization: string): Map<string, App> {
  const filtered = client.getQueriesData<AppsPage>({ queryKey: filteredAppsKey(organization) });
  const pages = [
    ...filtered.map(([, page]) => page),
    // Last, so that it takes precedence.
    client.getQueryData(appsQuery(organization).queryKey),
  ];
  return new Map(pages.flatMap((page) => page?.apps ?? []).map((app) => [app.appId, app]));
}

/** The owners of all cached lists. */
export function knownOwners(client: QueryClient, organization: string): OwnerRecord[] {
  return [developersQuery(organization), groupsQuery(organization)].flatMap(
    ({ queryKey }) => client.getQueryData(queryKey)?.rows ?? [],
  );
}

/** Fills the caches of an app and of its owner from the lists, so that its page shows at once. The app counts as stale. */
export function cacheAppFromLists(client: QueryClient, organization: string, appId: string): void {
  const app = knownApps(client, organization).get(appId);
  if (!app) return;
  const { queryKey } = appQuery(organization, appId);
  if (!client.getQueryData(queryKey)) client.setQueryData(queryKey, app, { updatedAt: 0 });
  cacheOwnerFromList(client, organization, app);
}

// The owner is as old as its list, so it is not requested again so soon.
function cacheOwnerFromList(client: QueryClient, organization: string, { owner }: App): void {
  const { queryKey } = ownerQuery(organization, owner);
  const list = owner.kind === 'developer' ? developersQuery : groupsQuery;
  const state = client.getQueryState(list(organization).queryKey);
  const record = state?.data?.rows.find(({ kind, id }) => kind === owner.kind && id === owner.id);
  if (record && !client.getQueryData(queryKey))
    client.setQueryData(queryKey, record, { updatedAt: state?.dataUpdatedAt ?? 0 });
}
