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
import { withOwnLoader } from '../inventory/inventory-loader.ts';
import { findKey, type Found, type Search, type Searched } from './find-key.ts';

/** How the search is going in one place: an organization, or a connection of which none is known yet. */
export interface PlaceSearch {
  connection: string;
  platform: Platform;
  /** empty where the search has not got as far as the organizations of the connection */
  organization: string;
  state:
    | { kind: 'waiting' }
    | { kind: 'searching'; searched?: Searched }
    | { kind: 'done'; found: Found }
    | { kind: 'failed'; error: unknown }
    | { kind: 'signed-out' }
    /** the name leads to an organization of another connection, which has another server */
    | { kind: 'other server'; connection: string };
}

/** Whether there can be another organization to search than this one. */
export function hasOtherOrganizations(): boolean {
  const [first, ...others] = allConnections();
  return others.length > 0 || first?.organizations?.length !== 1;
}

/**
 * Finds the keys of a text in every connected organization but one: those of one connection one after the other,
 * all connections at once. What fails in one place does not hold up the others.
 */
export async function findElsewhere(
  client: QueryClient,
  without: string,
  scan: KeyScan,
  signal: AbortSignal,
  onChange: (places: readonly PlaceSearch[]) => void,
): Promise<void> {
  const byConnection = new Map<string, PlaceSearch[]>();
  const show = (connection: Connection, places: PlaceSearch[]) => {
    byConnection.set(connection.name, places);
    if (!signal.aborted)
      onChange(allConnections().flatMap(({ name }) => byConnection.get(name) ?? []));
  };
  await Promise.all(
    allConnections().map((connection) =>
      searchConnection(client, connection, without, scan, signal, (places) =>
        show(connection, places),
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
  onChange: (places: PlaceSearch[]) => void,
): Promise<void> {
  const { name, platform } = connection;
  const base = { connection: name, platform };
  const showAlone = (state: PlaceSearch['state']) =>
    onChange([{ ...base, organization: '', state }]);
  if (isOnlyPlace(connection, without)) return;
  if (sessionOf(connection) !== 'in') return showAlone({ kind: 'signed-out' });
  showAlone({ kind: 'searching' });
  let places: PlaceSearch[];
  try {
    const names = await client.query(organizationsQuery(connection));
    places = [...new Set(names)].flatMap((organization) => {
      const state = stateAtFirst(connection, organization, without);
      return state ? [{ ...base, organization, state }] : [];
    });
  } catch (error) {
    return showAlone({ kind: 'failed', error });
  }
  onChange(places);
  for (const { organization, state: before } of places) {
    if (signal.aborted) return;
    if (before.kind !== 'waiting') continue;
    const set = (state: PlaceSearch['state']) => {
      places = places.map((place) =>
        place.organization === organization ? { ...place, state } : place,
      );
      onChange(places);
    };
    set({ kind: 'searching' });
    set(await searchPlace(client, organization, scan, signal, set));
  }
}

/** Loads and searches all of one place; the others stay as they are. */
export async function searchWholePlace(
  client: QueryClient,
  places: readonly PlaceSearch[],
  place: PlaceSearch,
  scan: KeyScan,
  signal: AbortSignal,
  onChange: (places: readonly PlaceSearch[]) => void,
): Promise<void> {
  const set = (state: PlaceSearch['state']) => {
    if (signal.aborted) return;
    onChange(places.map((each) => (each === place ? { ...each, state } : each)));
  };
  set({ kind: 'searching' });
  set(await searchPlace(client, place.organization, scan, signal, set, { whole: true }));
}

// An organization is loaded by its name, which leads to one connection. `null` = there is nothing to say of it: it is
// the organization that was searched already, or the same one of the same server by another connection.
function stateAtFirst(
  connection: Connection,
  organization: string,
  without: string,
): PlaceSearch['state'] | null {
  const found = connectionTo(organization);
  if (found === connection) return organization === without ? null : { kind: 'waiting' };
  if (found.baseUrl === connection.baseUrl) return null;
  return { kind: 'other server', connection: found.name };
}

async function searchPlace(
  client: QueryClient,
  organization: string,
  scan: KeyScan,
  signal: AbortSignal,
  set: (state: PlaceSearch['state']) => void,
  how: Pick<Search, 'whole'> = {},
): Promise<PlaceSearch['state']> {
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

function isOnlyPlace({ organizations }: Connection, without: string): boolean {
  return organizations?.length === 1 && organizations[0] === without;
}
