import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { appsQuery, isShort, type AppsPage } from '../../api/apps.ts';
import { developersQuery, groupsQuery } from '../../api/owners.ts';
import type { OwnerRecord } from '../../api/schemas.ts';
import {
  dropInventoryUnless,
  patchInventory,
  loadAllApps,
  autoLoadLimit,
  setInventoryOwners,
  useInventory,
  type Inventory,
} from '../../inventory/inventory.ts';
import { serverFilterFor, isConclusive } from '../../inventory/server-filter.ts';
import type { ListQuery } from '../../inventory/app-store.ts';
import { searchOf, viewOf, type View } from '../../inventory/view.ts';
import { useLanguage } from '../../messages/locale.ts';
import { useNow } from '../../ui/use-now.ts';
import type { Covers } from './coverage-of.ts';
import { useListing } from './use-listing.ts';

/** A small organization is one page. Of a large one the server looks for what it can, and the inventory for the rest. */
export function useApps(organization: string, first: AppsPage, view: View) {
  const language = useLanguage();
  const now = useNow();
  const asked = searchOf(view).toString();
  const query = useMemo<ListQuery>(
    () => ({ view: viewOf(new URLSearchParams(asked)), language, now }),
    [asked, language, now],
  );
  const owners = useOwners(organization);
  const inventory = useInventory(organization);
  useReadingOn(organization, first, inventory, owners);

  const isOnePage = first.next === null;
  const isWhole = (isOnePage && !isShort(first)) || inventory?.state === 'whole';
  // A server that lists ids alone finds nothing that could be shown at once.
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
  const covers = coversOf(
    first,
    page,
    isFromInventory ? shownState(inventory, listing.answer.total) : null,
  );
  return { listing, covers, filtered: serverFilter ? filtered : null };
}

function coversOf(
  first: AppsPage,
  page: AppsPage | null | undefined,
  inventory: Inventory | null,
): Covers {
  if (page) return { kind: 'server-filter', page };
  if (first.next === null)
    return isShort(first) ? { kind: 'short', page: first } : { kind: 'page' };
  return inventory ? { kind: 'inventory', inventory } : { kind: 'first' };
}

// The rows come a moment after the state: until all are here, nothing is called whole.
function shownState(inventory: Inventory | null, shown: number): Inventory | null {
  const isBehind = inventory?.state === 'whole' && shown < inventory.read;
  return inventory && isBehind ? { ...inventory, state: 'reading' } : inventory;
}

// Owners come behind the list: they add names and the verdict on inactive ones, and may be missing.
function useOwners(organization: string): OwnerRecord[] {
  const { data: developers } = useQuery(developersQuery(organization));
  const { data: groups } = useQuery(groupsQuery(organization));
  return useMemo(() => [...(developers ?? []), ...(groups ?? [])], [developers, groups]);
}

// Reads the rest of a small organization at once, and tells the inventory what comes in beside it.
function useReadingOn(
  organization: string,
  first: AppsPage,
  inventory: Inventory | null,
  owners: OwnerRecord[],
) {
  const { index } = inventory ?? {};
  const known = useRef(first.apps);
  useEffect(() => dropInventoryUnless(organization), [organization]);
  const isSmall = first.next !== null && (first.total ?? 0) <= autoLoadLimit;
  useEffect(() => {
    // Where the server does not say how many there are, a large organization shows itself by its pages. What can't
    // be started is offered on the page.
    if (isSmall && !index) loadAllApps(organization, first, autoLoadLimit).catch(() => {});
  }, [isSmall, index, organization, first]);
  useEffect(() => {
    // The first page is read again from time to time. What is as it was is the same object.
    const before = new Set(known.current);
    known.current = first.apps;
    const changed = first.apps.filter((app) => !before.has(app));
    if (index && changed.length > 0) void patchInventory(organization, changed);
  }, [index, organization, first]);
  useEffect(() => {
    if (index) void setInventoryOwners(organization, owners);
  }, [index, organization, owners]);
}
