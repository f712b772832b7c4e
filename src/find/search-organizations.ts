import type { QueryClient } from '@tanstack/react-query';
import { organizationsQuery } from '../api/organizations.ts';
import {
  allConnections,
  connectionTo,
  type Connection,
  type Platform,
} from '../connection/connection.ts';
import { sessionOf } from '../connection/session.ts';
import type { Searched } from './find-key.ts';

/** The state of a search in one organization, or in a connection whose organizations are not loaded yet. */
export interface SearchedPlace<Found> {
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

/** How to search the organizations, and which. */
export interface PlaceSearch<Found> {
  /** an organization that is left out */
  without?: string | undefined;
  signal: AbortSignal;
  /** searches one organization; what it throws is its result */
  search(organization: string, onProgress: (searched: Searched) => void): Promise<Found>;
}

/**
 * Searches the connected organizations: connections in parallel, the organizations of a connection one by one. A failure
 * in one organization does not stop the others.
 */
export async function searchOrganizations<Found>(
  client: QueryClient,
  options: PlaceSearch<Found>,
  onChange: (places: readonly SearchedPlace<Found>[]) => void,
): Promise<void> {
  const byConnection = new Map<string, SearchedPlace<Found>[]>();
  const show = (connection: Connection, places: SearchedPlace<Found>[]) => {
    byConnection.set(connection.name, places);
    if (!options.signal.aborted)
      onChange(allConnections().flatMap(({ name }) => byConnection.get(name) ?? []));
  };
  await Promise.all(
    allConnections().map((connection) =>
      searchConnection(client, connection, options, (places) => show(connection, places)),
    ),
  );
}

/** Searches the organizations of one connection, one by one. */
export async function searchConnection<Found>(
  client: QueryClient,
  connection: Connection,
  options: PlaceSearch<Found>,
  onChange: (places: SearchedPlace<Found>[]) => void,
): Promise<void> {
  const { name, platform } = connection;
  const { without, signal } = options;
  const base = { connection: name, platform };
  const showAlone = (state: SearchedPlace<Found>['state']) =>
    onChange([{ ...base, organization: '', state }]);
  if (isOnlyOrganization(connection, without)) return;
  if (sessionOf(connection) !== 'in') return showAlone({ kind: 'signed-out' });
  showAlone({ kind: 'searching' });
  let places: SearchedPlace<Found>[];
  try {
    const names = await client.query(organizationsQuery(connection));
    places = [...new Set(names)].flatMap((organization) => {
      const state = initialState(connection, organization, without);
      return state ? [{ ...base, organization, state }] : [];
    });
  } catch (error) {
    return showAlone({ kind: 'failed', error });
  }
  onChange(places);
  for (const { organization, state: before } of places) {
    if (signal.aborted) return;
    if (before.kind !== 'waiting') continue;
    const set = (state: SearchedPlace<Found>['state']) => {
      places = places.map((place) =>
        place.organization === organization ? { ...place, state } : place,
      );
      onChange(places);
    };
    await searchPlace(organization, options, set);
  }
}

/** Searches one organization, and shows its states through `set`. */
export async function searchPlace<Found>(
  organization: string,
  { search }: Pick<PlaceSearch<Found>, 'search'>,
  set: (state: SearchedPlace<Found>['state']) => void,
): Promise<void> {
  set({ kind: 'searching' });
  try {
    const onProgress = (searched: Searched) => set({ kind: 'searching', searched });
    set({ kind: 'done', found: await search(organization, onProgress) });
  } catch (error) {
    set({ kind: 'failed', error });
  }
}

type InitialState = { kind: 'waiting' } | { kind: 'other server'; connection: string };

// A name leads to one connection only. `null` = not listed: the organization was searched already, or another
// connection lists the same one on the same server.
function initialState(
  connection: Connection,
  organization: string,
  without: string | undefined,
): InitialState | null {
  const found = connectionTo(organization);
  if (found === connection) return organization === without ? null : { kind: 'waiting' };
  if (found.baseUrl === connection.baseUrl) return null;
  return { kind: 'other server', connection: found.name };
}

function isOnlyOrganization({ organizations }: Connection, without: string | undefined): boolean {
  return organizations?.length === 1 && organizations[0] === without;
}
