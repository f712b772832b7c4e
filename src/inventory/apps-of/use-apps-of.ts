import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { appsQuery, isTruncatedList, type AppsPage } from '../../api/apps.ts';
import { appsWithProductQuery } from '../../api/lists/apps-with-product.ts';
import { dialectOf } from '../../api/platform.ts';
import {
  appsOf,
  canBeMissed,
  countUnread,
  countUse,
  filterTermOf,
  type AppsTarget,
  type UseCounts,
} from './apps-of.ts';
import { minRefreshMs, useInventory, type Inventory } from '../inventory.ts';
import type { OrganizationIndex } from '../organization-index.ts';
import type { ListedApp } from '../row.ts';
import type { Remote } from 'comlink';

/** The apps of a target, as far as they are known. */
export interface AppsOf {
  /** `undefined` = nothing loaded yet */
  apps: readonly ListedApp[] | undefined;
  /** where they were found: among the loaded apps of the organization, by a filter of the server, or in its list */
  source: 'organization' | 'filter' | 'list';
  /** among how many apps they were found; `undefined` = the server does not say */
  among: number | undefined;
  /** there are no others */
  isComplete: boolean;
  /** apps that can't be shown, or not with all keys and products, which may be of the target */
  skipped: number;
  /** when they were loaded, in ms; no data is older */
  loadedAt: number;
  /** the request that they come from */
  query: Pick<UseQueryResult, 'error' | 'isFetching' | 'refetch'>;
}

/**
 * Finds the apps with a product or of an owner: among the apps of the organization where all are loaded, else as the
 * server finds them, else among the apps loaded so far.
 */
export function useAppsOf(organization: string, target: AppsTarget): AppsOf {
  const { source, query } = serverSearch(organization, target);
  const answer = useQueryClient().getQueryData(query.queryKey);
  const isNone =
    canBeMissed(target) && answer !== undefined && appsOf(answer.apps, target).length === 0;
  const { list, inventory, isWhole } = useLoadedApps(organization, source !== 'filter' || isNone);
  // The list of a product needs a request for each app: it is asked only if one page does not have all apps.
  const isAsked =
    !isWhole && (source === 'filter' || (source === 'list' && list.data !== undefined));
  const filtered = useQuery({ ...query, enabled: isAsked });
  const isFiltered = isAsked && !isNone && (source === 'filter' || isComplete(answer));
  const page = isFiltered ? filtered : list;
  const targetText = JSON.stringify(target);
  const inPage = useMemo(
    () => page.data && appsOf(page.data.apps, JSON.parse(targetText) as AppsTarget),
    [page.data, targetText],
  );
  const inIndex = useFromIndex(isFiltered || isComplete(list.data) ? null : inventory, targetText);
  const ofPage = {
    apps: inPage,
    source: isFiltered ? source : ('organization' as const),
    among: isFiltered ? undefined : page.data?.apps.length,
    isComplete: isComplete(page.data),
    skipped: page.data ? page.data.skipped.length + countUnread(page.data.apps, target) : 0,
    loadedAt: page.dataUpdatedAt,
    query: page,
  };
  if (!inIndex || !inventory) return ofPage;
  return {
    ...ofPage,
    apps: inIndex.apps,
    among: inventory.loadedApps,
    isComplete: inventory.state === 'whole' && inIndex.version === inventory.version,
    skipped: inventory.skipped.length + inIndex.unread,
    loadedAt: inventory.since,
  };
}

/** How often products and owners are used; `counts: null` = not known, because not all apps are loaded. */
export function useUseCounts(organization: string): {
  counts: UseCounts | null;
  isLoading: boolean;
} {
  const { list, inventory, isWhole } = useLoadedApps(organization, true);
  const page = isComplete(list.data) ? list.data : undefined;
  const inPage = useMemo(() => page && countUse(page.apps), [page]);
  const [counted, setCounted] = useState<{ index: Remote<OrganizationIndex>; counts: UseCounts }>();
  const { index, version } = (isWhole && !page && inventory) || {};
  useEffect(() => {
    if (!index) return undefined;
    let isOver = false;
    const ask = async () => {
      const counts = await index.countUse();
      if (!isOver) setCounted({ index, counts });
    };
    void ask();
    return () => {
      isOver = true;
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- a new version is a reason to ask again
  }, [index, version]);
  const counts = inPage ?? (index && counted?.index === index ? counted.counts : null);
  return { counts, isLoading: counts === null && (list.isPending || isWhole) };
}

// The first page of the organization's apps is requested only if needed; one that is loaded is kept up to date.
function useLoadedApps(organization: string, isNeeded: boolean) {
  const inventory = useInventory(organization);
  const list = useQuery({
    ...appsQuery(organization),
    enabled: ({ state }) => isNeeded || isComplete(state.data),
  });
  return { list, inventory, isWhole: isComplete(list.data) || inventory?.state === 'whole' };
}

function isComplete(page: AppsPage | undefined): boolean {
  return page !== undefined && page.next === null && !isTruncatedList(page);
}

// Which request finds the apps of a target.
function serverSearch(organization: string, target: AppsTarget) {
  const { serverFilter } = dialectOf(organization);
  const term = filterTermOf(target);
  // The server finds developers by e-mail alone.
  const isUnnamed =
    target.by === 'owner' && target.owner.kind === 'developer' && !target.owner.email;
  const filter = isUnnamed ? null : serverFilter(term);
  if (target.by === 'product')
    return {
      source: filter ? ('filter' as const) : ('list' as const),
      query: appsWithProductQuery(organization, target.product),
    };
  return {
    source: filter ? ('filter' as const) : ('organization' as const),
    query: appsQuery(organization, filter ?? {}),
  };
}

interface InIndex {
  index: Remote<OrganizationIndex>;
  targetText: string;
  version: number;
  apps: ListedApp[];
  /** how many apps could not be read completely */
  unread: number;
}

// `null` until the worker has answered.
function useFromIndex(inventory: Inventory | null, targetText: string): InIndex | null {
  const [found, setFound] = useState<InIndex | null>(null);
  const { index, version = 0, state } = inventory ?? {};
  const isFirst = found?.index !== index || found?.targetText !== targetText;
  useEffect(() => {
    if (!index) return undefined;
    let isOver = false;
    const ask = async () => {
      const wanted = JSON.parse(targetText) as AppsTarget;
      const [apps, unread] = await Promise.all([index.appsOf(wanted), index.countUnread(wanted)]);
      if (!isOver) setFound({ index, targetText, version, apps, unread });
    };
    const wait = state === 'loading' && !isFirst ? minRefreshMs : 0;
    const timer = setTimeout(() => void ask(), wait);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [index, version, state, targetText, isFirst]);
  return found && found.index === index && found.targetText === targetText ? found : null;
}
