import type { QueryClient } from '@tanstack/react-query';
import { appsQuery, isTruncatedList } from '../api/apps.ts';
import { knownOwners } from './known.ts';
import { inventoryOf, type Inventory } from './inventory.ts';
import { createAppStore, type ListQuery } from './app-store.ts';
import type { MatchPreview } from './match-preview.ts';
import { findIn, type FoundIn, type Hit } from './find-in.ts';
import { hasSkippedKeys } from './row.ts';
import { suggestionsIn, type SuggestionQuery, type Suggestions } from './suggestions.ts';

/** Which apps were searched. */
export interface LoadedScope {
  /** the number of searched apps */
  loadedApps: number;
  /** the number of all apps, if known */
  expectedApps: number | undefined;
  /** all apps that the server lists are loaded */
  isWhole: boolean;
  /** no data is older, in ms */
  since: number;
  /** the number of rows that can't be shown */
  skippedApps: number;
  /** the number of apps with keys that could not be read */
  appsWithSkippedKeys: number;
}

/** Keys found in the loaded apps. */
export interface LoadedMatches {
  /** `start` is the word that matched: the key, its start, or its masked form */
  hits: (Hit & { start: string })[];
  /** the number of all matches; `hits` has the first ones */
  count: number;
  searched: LoadedScope;
}

/** The result if no apps are loaded. */
export const noLoadedMatches: LoadedMatches = {
  hits: [],
  count: 0,
  searched: {
    loadedApps: 0,
    expectedApps: undefined,
    isWhole: false,
    since: 0,
    skippedApps: 0,
    appsWithSkippedKeys: 0,
  },
};

/** The loaded apps of an organization. */
export interface LoadedApps {
  /** all apps of the organization are loaded */
  isComplete: boolean;
  find(words: readonly string[]): Promise<LoadedMatches>;
  /** the best matches of a query */
  preview(query: ListQuery, max: number): Promise<MatchPreview>;
  /** the values that a filter can take */
  suggest(query: SuggestionQuery): Promise<Suggestions>;
}

/** Searches the inventory, else the first page; `null` = neither is loaded. */
export function loadedAppsOf(client: QueryClient, organization: string): LoadedApps | null {
  const inventory = inventoryOf(organization);
  const first = client.getQueryState(appsQuery(organization).queryKey);
  if (inventory && first?.data?.next !== null) return inventoryAppsOf(inventory);
  if (!first?.data) return null;
  const { apps, next, total, skipped } = first.data;
  const isWhole = next === null && !isTruncatedList(first.data);
  const appStore = createAppStore(apps, knownOwners(client, organization));
  const searched = {
    loadedApps: apps.length,
    expectedApps: total,
    isWhole,
    since: first.dataUpdatedAt,
    skippedApps: skipped.length,
    appsWithSkippedKeys: apps.filter(hasSkippedKeys).length,
  };
  return {
    isComplete: isWhole && skipped.length === 0,
    find: async (words) => loadedMatches(findIn(appStore, words), words, searched),
    async preview(query, max) {
      // Later, to keep it out of the first page.
      const { matchPreview } = await import('./match-preview.ts');
      return matchPreview(appStore, query, max);
    },
    suggest: async (query) => suggestionsIn(appStore, query),
  };
}

/** The loaded apps of an inventory. */
export function inventoryAppsOf({
  index,
  loadedApps,
  expectedApps,
  state,
  since,
  skipped,
}: Inventory): LoadedApps {
  const isWhole = state === 'whole';
  const searched = { loadedApps, expectedApps, isWhole, since, skippedApps: skipped.length };
  return {
    isComplete: isWhole && skipped.length === 0,
    async find(words) {
      const { appsWithSkippedKeys, ...found } = await index.find(words);
      return loadedMatches(found, words, { ...searched, appsWithSkippedKeys });
    },
    preview: (query, max) => index.preview(query, max),
    suggest: (query) => index.suggest(query),
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
