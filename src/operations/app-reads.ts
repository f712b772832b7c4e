import { withoutSecrets } from '../api/app-bodies.ts';
import type { QueryClient, QueryFilters } from '@tanstack/react-query';
import { appQuery, appsQuery, filteredAppsKey, readApp, type AppsPage } from '../api/apps.ts';
import type { App } from '../api/schemas.ts';
import { patchCatalog } from '../inventory/inventory.ts';
import { confirmPausesMs } from './confirm-pauses.ts';
import { isBehind, missesKnown } from './own-writes.ts';

/**
 * Reads an app as it is now, and puts it wherever it is shown, unless the read lags behind a change of this tab so
 * far that keys are missing from it. Whatever was being read meanwhile may show the state before, so it is thrown
 * away. @throws ApiError
 */
export async function lookAt(
  client: QueryClient,
  organization: string,
  appId: string,
): Promise<App> {
  const { queryKey } = appQuery(organization, appId);
  const found = await readApp(organization, appId);
  if (missesKnown(organization, found)) return withoutSecrets(found);
  await client.cancelQueries({ queryKey, exact: true });
  // A page that shows it gets it with all that is in it; nobody else keeps a secret.
  if (client.getQueryState(queryKey)) client.setQueryData(queryKey, found);
  await patchLists(client, organization, withoutSecrets(found));
  return withoutSecrets(found);
}

/** `lookAt`, repeated for 10 s while the read is older than what this tab changed just now. @throws ApiError */
export async function lookAtWhole(
  client: QueryClient,
  organization: string,
  appId: string,
): Promise<App> {
  let app = await lookAt(client, organization, appId);
  for (const ms of confirmPausesMs) {
    if (!missesKnown(organization, app) && !isBehind(organization, app)) break;
    await wait(ms);
    app = await lookAt(client, organization, appId);
  }
  return app;
}

/** Resolves after `ms`. */
export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

// A list that is being read meanwhile may have been read too early, so it is read once more.
async function patchLists(client: QueryClient, organization: string, app: App): Promise<void> {
  void patchCatalog(organization, [app]);
  const lists: QueryFilters[] = [
    { queryKey: appsQuery(organization).queryKey, exact: true },
    { queryKey: filteredAppsKey(organization) },
  ];
  for (const filters of lists) {
    const isReading = client.isFetching(filters) > 0;
    if (isReading) await client.cancelQueries(filters);
    // They are as old as they were: one app in them is not.
    for (const { queryKey, state } of client.getQueryCache().findAll(filters))
      client.setQueryData<AppsPage>(queryKey, (page) => page && withApp(page, app), {
        updatedAt: state.dataUpdatedAt,
      });
    if (isReading) void client.invalidateQueries(filters);
  }
  // What a server found by a status may be another set of apps by now.
  void client.invalidateQueries({
    queryKey: filteredAppsKey(organization),
    refetchType: 'none',
  });
}

function withApp(page: AppsPage, app: App): AppsPage {
  return { ...page, apps: page.apps.map((row) => (row.appId === app.appId ? app : row)) };
}
