import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { appsQuery, isTruncatedList, type AppsPage } from '../../api/apps.ts';
import { useInventory } from '../../inventory/inventory.ts';
import { useLoadedOwners } from '../../inventory/use-owners.ts';
import { serverFilterFor, isConclusive } from '../../inventory/server-filter.ts';
import type { ListQuery } from '../../inventory/app-store.ts';
import { searchOf, viewOf, type View } from '../../inventory/view.ts';
import { useLanguage } from '../../messages/locale.ts';
import { useNow } from '../../ui/hooks/use-now.ts';
import { coverageOf, shownState } from '../../listing/coverage.ts';
import { useListing } from './use-listing.ts';

/**
 * The listed apps. A small organization is one page. In a large one, the server filters where it can; the rest is
 * searched in memory.
 */
export function useApps(organization: string, first: AppsPage, view: View) {
  const language = useLanguage();
  const now = useNow();
  const search = searchOf(view).toString();
  const query = useMemo<ListQuery>(
    () => ({ view: viewOf(new URLSearchParams(search)), language, now }),
    [search, language, now],
  );
  const owners = useLoadedOwners(organization);
  const inventory = useInventory(organization);

  const isOnePage = first.next === null;
  const isWhole = (isOnePage && !isTruncatedList(first)) || inventory?.state === 'whole';
  // A server that lists only ids returns no filtered apps that could be shown at once.
  const isOfIds = first.next?.ids !== undefined;
  const serverFilter = isWhole || isOfIds ? null : serverFilterFor(organization, view, owners);
  const filtered = useQuery({
    ...appsQuery(organization, serverFilter ?? {}),
    enabled: serverFilter !== null,
  });
  const page =
    serverFilter && filtered.data && isConclusive(filtered.data, view) ? filtered.data : null;
  const { listing, isFromInventory } = useListing(
    (page ?? first).apps,
    owners,
    page || isOnePage ? null : inventory,
    query,
  );
  const coverage = coverageOf(
    first,
    page,
    isFromInventory ? shownState(inventory, listing.answer.total) : null,
  );
  // Until the inventory answers, the first page stands in for it.
  const isSettled = coverage.kind !== 'first' || inventory === null;
  return { listing, coverage, filtered: serverFilter ? filtered : null, isSettled };
}
