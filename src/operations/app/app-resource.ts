import type { QueryClient, QueryFilters } from '@tanstack/react-query';
import { isMissingApp } from '../../api/api-error.ts';
import { withoutSecrets } from '../../api/app-bodies.ts';
import { appQuery, appsQuery, filteredAppsKey, readApp, type AppsPage } from '../../api/apps.ts';
import type { App } from '../../api/schemas.ts';
import { patchInventory, removeFromInventory } from '../../inventory/inventory.ts';
import type { Resource } from '../operation.ts';
import { lacksKnownItems } from '../confirm/own-writes.ts';
import { differencesBetween } from './differences.ts';
import { appResourceId } from './switches.ts';

/** An app as a resource. Its states have no secrets. */
export function appResource(organization: string, id: string): Resource<App> {
  const resource: Resource<App> = {
    ...appResourceId(organization, id),
    read: (client) => readFresh(client, resource, id),
    refetch(client) {
      void client.invalidateQueries({ queryKey: appQuery(organization, id).queryKey, exact: true });
    },
    differences: (seen, now) => differencesBetween(organization, seen, now),
    modifiedAt: ({ lastModifiedAt }) => lastModifiedAt,
  };
  return resource;
}

// Updates every cache that shows the app, unless the read lags and lacks keys. Cancels reads in flight: they may hold the
// old state.
async function readFresh(client: QueryClient, resource: Resource<App>, id: string): Promise<App> {
  const { organization } = resource;
  const { queryKey } = appQuery(organization, id);
  const found = await readApp(organization, id).catch((error: unknown) => {
    if (isMissingApp(error)) void removeFromInventory(organization, id);
    throw error;
  });
  const app = withoutSecrets(found);
  if (lacksKnownItems(resource, app)) return app;
  await client.cancelQueries({ queryKey, exact: true });
  // Only a page that already shows the app gets its secrets.
  if (client.getQueryState(queryKey)) client.setQueryData(queryKey, found);
  await patchLists(client, organization, app);
  return app;
}

// A list that is loading may hold the old state, so it is cancelled and loaded again.
async function patchLists(client: QueryClient, organization: string, app: App): Promise<void> {
  void patchInventory(organization, [app]);
  const lists: QueryFilters[] = [
    { queryKey: appsQuery(organization).queryKey, exact: true },
    { queryKey: filteredAppsKey(organization) },
  ];
  for (const filters of lists) {
    const isReading = client.isFetching(filters) > 0;
    if (isReading) await client.cancelQueries(filters);
    // Keep the list's age: only one app in it is new.
    for (const { queryKey, state } of client.getQueryCache().findAll(filters))
      client.setQueryData<AppsPage>(queryKey, (page) => page && withApp(page, app), {
        updatedAt: state.dataUpdatedAt,
      });
    if (isReading) void client.invalidateQueries(filters);
  }
  // Server-side filters by status may match other apps now.
  void client.invalidateQueries({
    queryKey: filteredAppsKey(organization),
    refetchType: 'none',
  });
}

function withApp(page: AppsPage, app: App): AppsPage {
  return { ...page, apps: page.apps.map((row) => (row.appId === app.appId ? app : row)) };
}
