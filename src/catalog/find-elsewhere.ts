import type { QueryClient } from '@tanstack/react-query';
import type { KeyScan } from '../access/keys-in-text.ts';
import { organizationsQuery } from '../api/organizations.ts';
import { allConnections, type Connection, type Platform } from '../connection/connection.ts';
import { sessionOf } from '../connection/session.ts';
import { withOwnLoader } from './catalog-loader.ts';
import { findKey, type Found, type Searched } from './find-key.ts';

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
    | { kind: 'signed-out' };
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
    places = names
      .filter((organization) => organization !== without)
      .map((organization) => ({ ...base, organization, state: { kind: 'waiting' } }));
  } catch (error) {
    return showAlone({ kind: 'failed', error });
  }
  onChange(places);
  for (const { organization } of places) {
    if (signal.aborted) return;
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

async function searchPlace(
  client: QueryClient,
  organization: string,
  scan: KeyScan,
  signal: AbortSignal,
  set: (state: PlaceSearch['state']) => void,
): Promise<PlaceSearch['state']> {
  try {
    const onProgress = (searched: Searched) => set({ kind: 'searching', searched });
    const found = await withOwnLoader(organization, (loader) =>
      findKey(client, organization, scan, { signal, onProgress, loader }),
    );
    return { kind: 'done', found };
  } catch (error) {
    return { kind: 'failed', error };
  }
}

function isOnlyPlace({ organizations }: Connection, without: string): boolean {
  return organizations?.length === 1 && organizations[0] === without;
}
