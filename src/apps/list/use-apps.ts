import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { appsQuery, isShort, type AppsPage } from '../../api/apps.ts';
import { developersQuery, groupsQuery } from '../../api/owners.ts';
import type { OwnerRecord } from '../../api/schemas.ts';
import {
  dropCatalogUnless,
  patchCatalog,
  readEverything,
  small,
  tellOwners,
  useCatalog,
  type Catalog,
} from '../../inventory/inventory.ts';
import { clauseFor, isAnswer } from '../../inventory/server-filter.ts';
import type { Question } from '../../inventory/app-store.ts';
import { searchOf, viewOf, type View } from '../../inventory/view.ts';
import { useLanguage } from '../../messages/locale.ts';
import { useNow } from '../../ui/use-now.ts';
import type { Coverage } from './coverage.ts';
import { useListing } from './use-listing.ts';

/**
 * The listed apps. A small organization is one page. In a large one, the server filters where it can; the rest is
 * searched in memory.
 */
export function useApps(organization: string, first: AppsPage, view: View) {
  const language = useLanguage();
  const now = useNow();
  const search = searchOf(view).toString();
  const question = useMemo<Question>(
    () => ({ view: viewOf(new URLSearchParams(search)), language, now }),
    [search, language, now],
  );
  const owners = useOwners(organization);
  const catalog = useCatalog(organization);
  useAutoLoad(organization, first, catalog, owners);

  const isOnePage = first.next === null;
  const isWhole = (isOnePage && !isShort(first)) || catalog?.state === 'whole';
  // A server that lists only ids returns no filtered apps that could be shown at once.
  const isOfIds = first.next?.ids !== undefined;
  const clause = isWhole || isOfIds ? null : clauseFor(organization, view, owners);
  const filtered = useQuery({
    ...appsQuery(organization, clause ?? {}),
    enabled: clause !== null,
  });
  const page = clause && filtered.data && isAnswer(filtered.data, view) ? filtered.data : null;
  const { listing, isFromCatalog } = useListing(
    (page ?? first).apps,
    owners,
    page || isOnePage ? null : catalog,
    question,
  );
  const coverage = coverageOf(
    first,
    page,
    isFromCatalog ? shownState(catalog, listing.answer.total) : null,
  );
  return { listing, coverage, filtered: clause ? filtered : null };
}

function coverageOf(
  first: AppsPage,
  page: AppsPage | null | undefined,
  catalog: Catalog | null,
): Coverage {
  if (page) return { kind: 'filtered', page };
  if (first.next === null)
    return isShort(first) ? { kind: 'short', page: first } : { kind: 'page' };
  return catalog ? { kind: 'catalog', catalog } : { kind: 'first' };
}

// The rows arrive after the state: until all of them are shown, the list is not called complete.
function shownState(catalog: Catalog | null, shown: number): Catalog | null {
  const isBehind = catalog?.state === 'whole' && shown < catalog.read;
  return catalog && isBehind ? { ...catalog, state: 'reading' } : catalog;
}

// Owners load after the list and may be missing. They add names, and verdicts on inactive owners.
function useOwners(organization: string): OwnerRecord[] {
  const { data: developers } = useQuery(developersQuery(organization));
  const { data: groups } = useQuery(groupsQuery(organization));
  return useMemo(() => [...(developers ?? []), ...(groups ?? [])], [developers, groups]);
}

// Loads the rest of a small organization automatically, and passes changed apps and owners to the catalog.
function useAutoLoad(
  organization: string,
  first: AppsPage,
  catalog: Catalog | null,
  owners: OwnerRecord[],
) {
  const { index } = catalog ?? {};
  const known = useRef(first.apps);
  useEffect(() => dropCatalogUnless(organization), [organization]);
  const isSmall = first.next !== null && (first.total ?? 0) <= small;
  useEffect(() => {
    // Without a total, assume small; loading stops at the limit. If loading can't start, the page offers a button.
    if (isSmall && !index) readEverything(organization, first, small).catch(() => {});
  }, [isSmall, index, organization, first]);
  useEffect(() => {
    // The first page is refetched from time to time; unchanged apps keep their identity.
    const before = new Set(known.current);
    known.current = first.apps;
    const changed = first.apps.filter((app) => !before.has(app));
    if (index && changed.length > 0) void patchCatalog(organization, changed);
  }, [index, organization, first]);
  useEffect(() => {
    if (index) void tellOwners(organization, owners);
  }, [index, organization, owners]);
}
