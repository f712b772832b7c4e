import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import { appsQuery, filteredAppsKey, isTruncatedList, type AppsPage } from '../../api/apps.ts';
import { usePendingApps, type PendingApps } from './pending-apps.ts';
import { hasSkippedKeys } from '../row.ts';
import { waitingIn, type WaitingItem } from './waiting.ts';

/** What waits for approval in the apps that are loaded. */
export interface Waiting {
  /** oldest first */
  items: WaitingItem[];
  /** all apps of the organization were looked at, and all of their keys could be read */
  isWhole: boolean;
}

/**
 * What waits for approval in the apps of an organization that are loaded, for whatever reason; sends no request.
 * `null` = no app is loaded.
 */
export function useWaiting(organization: string): Waiting | null {
  const pages = useLoadedPages(organization);
  const pending = usePendingApps(organization);
  return useMemo(() => waitingOf(pages, pending), [pages, pending]);
}

/** The pages of apps that are loaded. */
interface LoadedPages {
  first: AppsPage | undefined;
  filtered: readonly AppsPage[];
}

/** What waits for approval in pages, or in the pending apps of an inventory. */
export function waitingOf(
  { first, filtered }: LoadedPages,
  pending: PendingApps | null,
): Waiting | null {
  if (first && first.next === null)
    return {
      items: waitingIn(first.apps),
      isWhole:
        !isTruncatedList(first) && first.skipped.length === 0 && !first.apps.some(hasSkippedKeys),
    };
  const { state, skipped } = pending?.inventory ?? {};
  if (pending && state === 'whole')
    return {
      items: waitingIn(pending.apps.values()),
      isWhole: skipped?.length === 0 && pending.appsWithSkippedKeys === 0,
    };
  if (!first && filtered.length === 0 && !pending) return null;
  const apps = new Map(
    [...filtered, ...(first ? [first] : [])].flatMap((page) =>
      page.apps.map((app) => [app.appId, app] as const),
    ),
  );
  // An app that is in both was read again in both.
  return {
    items: waitingIn(new Map([...apps, ...(pending?.apps ?? [])]).values()),
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

// The same object as long as the pages are the same.
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
