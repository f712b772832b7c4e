import { withoutSecrets } from '../../api/app-bodies.ts';
import type { QueryClient, QueryFilters } from '@tanstack/react-query';
import { appQuery, appsQuery, filteredAppsKey, readApp, type AppsPage } from '../../api/apps.ts';
import type { App } from '../../api/schemas.ts';
import { patchInventory } from '../../inventory/inventory.ts';
import { confirmPausesMs } from '../confirm-pauses.ts';
import { wait } from '../next-turn.ts';
import { isStaleRead, lacksKnownItems } from '../own-writes.ts';

/**
 * Reads an app and updates every cache that shows it, unless the read lags and lacks keys. Cancels reads in flight:
 * they may hold the old state. @throws ApiError
 */
export async function fetchFresh(
  client: QueryClient,
  organization: string,
  appId: string,
): Promise<App> {
  const { queryKey } = appQuery(organization, appId);
  const found = await readApp(organization, appId);
  if (lacksKnownItems(organization, found)) return withoutSecrets(found);
  await client.cancelQueries({ queryKey, exact: true });
  // Only a page that already shows the app gets its secrets.
  if (client.getQueryState(queryKey)) client.setQueryData(queryKey, found);
  await patchLists(client, organization, withoutSecrets(found));
  return withoutSecrets(found);
}

/** `fetchFresh`, repeated for 10 s while the read is older than this tab's own recent changes. @throws ApiError */
export async function fetchSettled(
  client: QueryClient,
  organization: string,
  appId: string,
): Promise<App> {
  let app = await fetchFresh(client, organization, appId);
  for (const ms of confirmPausesMs) {
    if (!lacksKnownItems(organization, app) && !isStaleRead(organization, app)) break;
    await wait(ms);
    app = await fetchFresh(client, organization, appId);
  }
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
