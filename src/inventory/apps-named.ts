import type { QueryClient } from '@tanstack/react-query';
import { appsQuery } from '../api/apps.ts';
import type { MatchPreview, ListQuery } from './app-store.ts';
import { loadedAppsOf } from './loaded-apps.ts';

/** How many apps the Find dialog lists. */
const maxListedApps = 10;

/** The apps that a text names. */
export interface AppsNamed extends MatchPreview {
  /** all apps of the organization were searched */
  isComplete: boolean;
}

/** The answer to a text that names nothing. */
export const noApps: AppsNamed = { count: 0, rows: [], isComplete: true };

/**
 * The loaded apps that answer to a query. Of an organization of which nothing is loaded yet, the first page is
 * loaded for it.
 */
export async function appsNamed(
  client: QueryClient,
  organization: string,
  query: ListQuery,
): Promise<AppsNamed> {
  if (!query.view.q) return noApps;
  await client.query(appsQuery(organization)).catch(() => {});
  const here = loadedAppsOf(client, organization);
  const found = await here?.preview(query, maxListedApps).catch(() => null);
  return here && found
    ? { ...found, isComplete: here.isComplete }
    : { ...noApps, isComplete: false };
}
