import type { QueryClient } from '@tanstack/react-query';
import type { KeyScan } from '../access/key-scan/keys-in-text.ts';
import { organizationsQuery } from '../api/organizations.ts';
import {
  allConnections,
  connectionTo,
  type Connection,
  type Platform,
} from '../connection/connection.ts';
import { sessionOf } from '../connection/session.ts';
import { withOwnLoader } from '../inventory/load/inventory-loader.ts';
import { findKey, type Found, type Search, type Searched } from './find-key.ts';

/** The state of the search in one organization, or in a connection whose organizations are not loaded yet. */
export interface OrganizationSearch {
  connection: string;
  platform: Platform;
  /** empty until the organizations of the connection are loaded */
  organization: string;
  state:
    | { kind: 'waiting' }
    | { kind: 'searching'; searched?: Searched }
    | { kind: 'done'; found: Found }
    | { kind: 'failed'; error: unknown }
    | { kind: 'signed-out' }
    /** the name belongs to another connection, which has another server */
    | { kind: 'other server'; connection: string };
}

/** Whether there may be further organizations to search. */
export function hasOtherOrganizations(): boolean {
  const [first, ...others] = allConnections();
  return others.length > 0 || first?.organizations?.length !== 1;
}

/**
 * Searches all connected organizations except one for the keys of a text: connections in parallel, the organizations
 * of a connection one by one. A failure in one organization does not stop the others.
 */
export async function findElsewhere(
  client: QueryClient,
  without: string,
  scan: KeyScan,
  signal: AbortSignal,
  onChange: (searches: readonly OrganizationSearch[]) => void,
): Promise<void> {
  const byConnection = new Map<string, OrganizationSearch[]>();
  const show = (connection: Connection, searches: OrganizationSearch[]) => {
    byConnection.set(connection.name, searches);
    if (!signal.aborted)
      onChange(allConnections().flatMap(({ name }) => byConnection.get(name) ?? []));
  };
  await Promise.all(
    allConnections().map((connection) =>
      searchConnection(client, connection, without, scan, signal, (searches) =>
        show(connection, searches),
      ),
    ),
  );
}

async function searchConnection(
  client: QueryClient,
  connection: Connection,
  without: string,
  scan: KeyScan,
  signal: AbortSignal,
  onChange: (searches: OrganizationSearch[]) => void,
): Promise<void> {
  const { name, platform } = connection;
  const base = { connection: name, platform };
  const showAlone = (state: OrganizationSearch['state']) =>
    onChange([{ ...base, organization: '', state }]);
  if (isOnlyOrganization(connection, without)) return;
  if (sessionOf(connection) !== 'in') return showAlone({ kind: 'signed-out' });
  showAlone({ kind: 'searching' });
  let searches: OrganizationSearch[];
  try {
    const names = await client.query(organizationsQuery(connection));
    searches = [...new Set(names)].flatMap((organization) => {
      const state = initialState(connection, organization, without);
      return state ? [{ ...base, organization, state }] : [];
    });
  } catch (error) {
    return showAlone({ kind: 'failed', error });
  }
  onChange(searches);
  for (const { organization, state: before } of searches) {
    if (signal.aborted) return;
    if (before.kind !== 'waiting') continue;
    const set = (state: OrganizationSearch['state']) => {
      searches = searches.map((search) =>
        search.organization === organization ? { ...search, state } : search,
      );
      onChange(searches);
    };
    set({ kind: 'searching' });
    set(await searchOrganization(client, organization, scan, signal, set));
  }
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
  const set = (state: OrganizationSearch['state']) => {
    if (signal.aborted) return;
    onChange(searches.map((each) => (each === search ? { ...each, state } : each)));
  };
  set({ kind: 'searching' });
  set(await searchOrganization(client, search.organization, scan, signal, set, { whole: true }));
}

// A name leads to one connection only. `null` = not listed: the organization was searched already, or another
// connection lists the same one on the same server.
function initialState(
  connection: Connection,
  organization: string,
  without: string,
): OrganizationSearch['state'] | null {
  const found = connectionTo(organization);
  if (found === connection) return organization === without ? null : { kind: 'waiting' };
  if (found.baseUrl === connection.baseUrl) return null;
  return { kind: 'other server', connection: found.name };
}

async function searchOrganization(
  client: QueryClient,
  organization: string,
  scan: KeyScan,
  signal: AbortSignal,
  set: (state: OrganizationSearch['state']) => void,
  how: Pick<Search, 'whole'> = {},
): Promise<OrganizationSearch['state']> {
  try {
    const onProgress = (searched: Searched) => set({ kind: 'searching', searched });
    const found = await withOwnLoader(organization, (loader) =>
      findKey(client, organization, scan, { ...how, signal, onProgress, loader }),
    );
    return { kind: 'done', found };
  } catch (error) {
    return { kind: 'failed', error };
  }
}

function isOnlyOrganization({ organizations }: Connection, without: string): boolean {
  return organizations?.length === 1 && organizations[0] === without;
}
