import type { QueryClient } from '@tanstack/react-query';
import type { KeyScan } from '../access/key-scan/found-words.ts';
import { allConnections } from '../connection/connection.ts';
import { withOwnLoader } from '../inventory/load/inventory-loader.ts';
import { findKey, type Found, type Search } from './find-key.ts';
import {
  searchOrganizations,
  searchPlace,
  type PlaceSearch,
  type SearchedPlace,
} from './search-organizations.ts';

/** The state of the search for a key in one organization. */
export type OrganizationSearch = SearchedPlace<Found>;

/** Whether there may be further organizations to search. */
export function hasOtherOrganizations(): boolean {
  const [first, ...others] = allConnections();
  return others.length > 0 || first?.organizations?.length !== 1;
}

/** Searches all connected organizations except one for the keys of a text. */
export async function findElsewhere(
  client: QueryClient,
  without: string,
  scan: KeyScan,
  signal: AbortSignal,
  onChange: (searches: readonly OrganizationSearch[]) => void,
): Promise<void> {
  const search = searchFor(client, scan, signal);
  await searchOrganizations(client, { without, signal, search }, onChange);
}

/** Loads all apps of one organization and searches them; the other results stay. */
export async function searchWholeOrganization(
  client: QueryClient,
  searches: readonly OrganizationSearch[],
  search: OrganizationSearch,
  scan: KeyScan,
  signal: AbortSignal,
  onChange: (searches: readonly OrganizationSearch[]) => void,
): Promise<void> {
  const options = { search: searchFor(client, scan, signal, { loadsAll: true }) };
  await searchPlace(search.organization, options, (state) => {
    if (signal.aborted) return;
    onChange(searches.map((each) => (each === search ? { ...each, state } : each)));
  });
}

function searchFor(
  client: QueryClient,
  scan: KeyScan,
  signal: AbortSignal,
  options: Pick<Search, 'loadsAll'> = {},
): PlaceSearch<Found>['search'] {
  return (organization, onProgress) =>
    withOwnLoader(organization, (loader) =>
      findKey(client, organization, scan, { ...options, signal, onProgress, loader }),
    );
}
