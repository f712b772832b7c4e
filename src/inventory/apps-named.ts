import type { QueryClient } from '@tanstack/react-query';
import { appsQuery } from '../api/apps.ts';
import type { ListQuery } from './app-store.ts';
import type { MatchPreview } from './match-preview.ts';
import { loadedAppsOf } from './loaded-apps.ts';

/** How many apps the Find dialog lists. */
const maxListedApps = 10;

/** The apps whose names match a text. */
export interface AppsNamed extends MatchPreview {
  /** all apps of the organization were searched */
  isComplete: boolean;
}

/** The result of a text that matches no app. */
export const noApps: AppsNamed = { count: 0, rows: [], couldBeKey: true, isComplete: true };

/** The loaded apps that match a query. Loads the first page if nothing is loaded yet. */
export async function appsNamed(
  client: QueryClient,
  organization: string,
  query: ListQuery,
): Promise<AppsNamed> {
  if (!query.view.q) return noApps;
  await client.query(appsQuery(organization)).catch(() => {});
  const loaded = loadedAppsOf(client, organization);
  const found = await loaded?.preview(query, maxListedApps).catch(() => null);
  return loaded && found
    ? { ...found, isComplete: loaded.isComplete }
    : { ...noApps, isComplete: false };
}
