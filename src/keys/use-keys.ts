import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { developersQuery, groupsQuery } from '../api/owners.ts';
import type { AppsPage } from '../api/apps.ts';
import { useInventory } from '../inventory/inventory.ts';
import type { CallUsage } from '../inventory/keys/call-usage.ts';
import type { KeyQuery } from '../inventory/keys/key-table.ts';
import { keySearchOf, keyViewOf, type KeyView } from '../inventory/keys/key-view.ts';
import { coverageOf, shownState } from '../listing/coverage.ts';
import { useLoadedOwners } from '../inventory/use-owners.ts';
import { useLanguage } from '../messages/locale.ts';
import { useNow } from '../ui/hooks/use-now.ts';
import { useKeyListing } from './use-key-listing.ts';

/** The listed keys: of the first page of apps, or of all apps that are loaded into memory. */
export function useKeys(
  organization: string,
  first: AppsPage,
  view: KeyView,
  usage: CallUsage | null,
) {
  const language = useLanguage();
  const now = useNow();
  const search = keySearchOf(view).toString();
  const query = useMemo<KeyQuery>(
    () => ({ view: keyViewOf(new URLSearchParams(search)), language, now }),
    [search, language, now],
  );
  const owners = useLoadedOwners(organization);
  const inventory = useInventory(organization);
  const isOnePage = first.next === null;
  const keys = useKeyListing(
    { apps: first.apps, owners, inventory: isOnePage ? null : inventory, usage },
    query,
  );
  const { answer } = keys.listing;
  const coverage = coverageOf(
    first,
    null,
    keys.isFromInventory ? shownState(inventory, answer.apps) : null,
  );
  return { ...keys, coverage, areOwnersLoading: useAreOwnersLoading(organization) };
}

function useAreOwnersLoading(organization: string): boolean {
  const developers = useQuery(developersQuery(organization));
  const groups = useQuery(groupsQuery(organization));
  return developers.isLoading || groups.isLoading;
}
