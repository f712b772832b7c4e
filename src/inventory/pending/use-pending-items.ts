import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import { appsQuery, filteredAppsKey, isTruncatedList, type AppsPage } from '../../api/apps.ts';
import { usePendingApps, type PendingApps } from './pending-apps.ts';
import { hasSkippedParts } from '../row.ts';
import { pendingItemsIn, type PendingItem } from './pending-items.ts';

/** What is pending in the apps that are loaded. */
export interface PendingItems {
  /** oldest first */
  items: PendingItem[];
  /** all apps of the organization were looked at, and all of their keys and products could be read */
  isWhole: boolean;
}

/**
 * What is pending in the apps of an organization that are loaded, for whatever reason; sends no request.
 * `null` = no app is loaded.
 */
export function usePendingItems(organization: string): PendingItems | null {
  const pages = useLoadedPages(organization);
  const pending = usePendingApps(organization);
  return useMemo(() => pendingItemsOf(pages, pending), [pages, pending]);
}

/** The pages of apps that are loaded. */
interface LoadedPages {
  first: AppsPage | undefined;
  filtered: readonly AppsPage[];
}

/** The pending items of pages, or in the pending apps of an inventory. */
export function pendingItemsOf(
  { first, filtered }: LoadedPages,
  pending: PendingApps | null,
): PendingItems | null {
  if (first && first.next === null)
    return {
      items: pendingItemsIn(first.apps),
      isWhole:
        !isTruncatedList(first) && first.skipped.length === 0 && !first.apps.some(hasSkippedParts),
    };
  const { state, skipped } = pending?.inventory ?? {};
  if (pending && state === 'whole')
    return {
      items: pendingItemsIn(pending.apps.values()),
      isWhole: skipped?.length === 0 && pending.appsWithSkippedParts === 0,
    };
  if (!first && filtered.length === 0 && !pending) return null;
  const apps = new Map(
    [...filtered, ...(first ? [first] : [])].flatMap((page) =>
      page.apps.map((app) => [app.appId, app] as const),
    ),
  );
  // An app that is in both was read again in both.
  return {
    items: pendingItemsIn(new Map([...apps, ...(pending?.apps ?? [])]).values()),
    isWhole: false,
  };
}

/** The pages of apps that are loaded; the same object as long as they are the same. */
export function useLoadedPages(organization: string): LoadedPages {
  const client = useQueryClient();
  const cache = client.getQueryCache();
  const snapshot = useMemo(() => createSnapshot(client, organization), [client, organization]);
  return useSyncExternalStore(
    useMemo(() => cache.subscribe.bind(cache), [cache]),
    snapshot,
  );
}

function createSnapshot(client: QueryClient, organization: string): () => LoadedPages {
  let last: LoadedPages = { first: undefined, filtered: [] };
  return () => {
    const first = client.getQueryData(appsQuery(organization).queryKey);
    const filtered = client
      .getQueriesData<AppsPage>({ queryKey: filteredAppsKey(organization) })
      .flatMap(([, page]) => page ?? []);
    const isSame =
      first === last.first &&
      filtered.length === last.filtered.length &&
      filtered.every((page, at) => page === last.filtered[at]);
    return isSame ? last : (last = { first, filtered });
  };
}
