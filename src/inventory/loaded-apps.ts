import type { QueryClient } from '@tanstack/react-query';
import { appsQuery, isShort } from '../api/apps.ts';
import { developersQuery, groupsQuery } from '../api/owners.ts';
import type { OwnerRecord } from '../api/schemas.ts';
import { inventoryOf, type Inventory } from './inventory.ts';
import { AppStore, type MatchPreview, type ListQuery } from './app-store.ts';
import { findIn, hasSkippedKeys, type FoundIn, type Hit } from './find-in.ts';

/** How much of what is in memory was searched. A part is never taken for the whole. */
export interface LoadedScope {
  /** how many apps */
  read: number;
  /** how many there are, where that is known */
  expectedApps: number | undefined;
  /** the server has no more than it gave */
  isWhole: boolean;
  /** nothing of it is older, in ms */
  since: number;
  /** how many rows of the list are no usable app */
  skippedApps: number;
  /** how many apps have keys that could not be read */
  appsWithSkippedKeys: number;
}

/** What was found in memory. */
export interface LoadedMatches {
  /** with the word that each was found by: it is a key, begins one, or is its masked form */
  hits: (Hit & { start: string })[];
  /** how many keys were found; `hits` holds the first of them */
  count: number;
  searched: LoadedScope;
}

/** Nothing is in memory. */
export const noLoadedMatches: LoadedMatches = {
  hits: [],
  count: 0,
  searched: {
    read: 0,
    expectedApps: undefined,
    isWhole: false,
    since: 0,
    skippedApps: 0,
    appsWithSkippedKeys: 0,
  },
};

/** What of an organization is in memory. */
export interface LoadedApps {
  /** all apps of the organization are here */
  isComplete: boolean;
  find(words: readonly string[]): Promise<LoadedMatches>;
  /** the first apps that answer to a query */
  preview(query: ListQuery, rows: number): Promise<MatchPreview>;
}

/** The inventory, or the first page where there is none; `null` = neither was loaded yet. */
export function loadedAppsOf(client: QueryClient, organization: string): LoadedApps | null {
  const inventory = inventoryOf(organization);
  const first = client.getQueryState(appsQuery(organization).queryKey);
  if (inventory && first?.data?.next !== null) return inventoryAppsOf(inventory);
  if (!first?.data) return null;
  const { apps, next, total, skipped } = first.data;
  const isWhole = next === null && !isShort(first.data);
  const appStore = new AppStore();
  appStore.upsert(apps);
  appStore.setOwners(ownersIn(client, organization));
  const searched = {
    read: apps.length,
    expectedApps: total,
    isWhole,
    since: first.dataUpdatedAt,
    skippedApps: skipped.length,
    appsWithSkippedKeys: apps.filter(hasSkippedKeys).length,
  };
  return {
    isComplete: isWhole && skipped.length === 0,
    find: (words) => Promise.resolve(loadedMatches(findIn(appStore, words), words, searched)),
    preview(query, rows) {
      const answer = appStore.query(query);
      return Promise.resolve({ count: answer.count, rows: answer.rows(0, rows) });
    },
  };
}

/** What an inventory holds. */
export function inventoryAppsOf({
  index,
  read,
  expectedApps,
  state,
  since,
  skipped,
}: Inventory): LoadedApps {
  const isWhole = state === 'whole';
  const searched = { read, expectedApps, isWhole, since, skippedApps: skipped.length };
  return {
    isComplete: isWhole && skipped.length === 0,
    async find(words) {
      const { appsWithSkippedKeys, ...found } = await index.find(words);
      return loadedMatches(found, words, { ...searched, appsWithSkippedKeys });
    },
    preview: (query, rows) => index.preview(query, rows),
  };
}

function loadedMatches(
  { hits, count }: FoundIn,
  words: readonly string[],
  searched: LoadedScope,
): LoadedMatches {
  const withStart = hits.map((hit) => ({ ...hit, start: words[hit.word] ?? '' }));
  return { hits: withStart, count, searched };
}

/** The owners that were loaded: for their names alone, nothing is requested. */
export function ownersIn(client: QueryClient, organization: string): OwnerRecord[] {
  return [developersQuery(organization), groupsQuery(organization)].flatMap(
    ({ queryKey }) => client.getQueryData(queryKey) ?? [],
  );
}
