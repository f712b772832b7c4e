import type { QueryClient } from '@tanstack/react-query';
import { wrap } from 'comlink';
import { ApiError } from '../api/api-error.ts';
import { watchWrites } from '../api/http/sent-writes.ts';
import { allConnections, findConnection } from '../connection/connection.ts';
import { sessionOf } from '../connection/session.ts';
import {
  searchConnection,
  searchOrganizations,
  searchPlace,
  type PlaceSearch,
} from '../find/search-organizations.ts';
import { workerCrash } from '../inventory/load/worker-crash.ts';
import {
  addLookUp,
  addMatches,
  amendIncident,
  openIncident,
  runningRevocation,
  setLeaks,
  targetOf,
  type LeakPlace,
  type Refusal,
} from './incident.ts';
import type { LeakIndex, Pasted } from './leak-index.ts';
import { searchForLeaks, type PageComparer, type LeakScope } from './search-organization.ts';

/** A larger text or file is refused. */
export const maxBytes = 5_000_000;

/** The worker with the words of the open incident. */
interface OpenIndex extends PageComparer {
  readWords(parts: readonly (string | Blob)[]): Promise<Pasted>;
  end(): void;
}

let index: OpenIndex | undefined;
let search = new AbortController();
let running = 0;
let unwatch = () => {};

function openWorker(): OpenIndex {
  const worker = new Worker(new URL('worker.ts', import.meta.url), { type: 'module' });
  const crash = workerCrash(worker);
  const remote = wrap<LeakIndex>(worker);
  return {
    readWords: (parts) => Promise.race([remote.readWords(parts), crash]),
    comparePage: (bytes) => Promise.race([remote.comparePage(bytes), crash]),
    compareApp: (bytes, appId) => Promise.race([remote.compareApp(bytes, appId), crash]),
    end: () => worker.terminate(),
  };
}

/** Takes a text or files, and searches all connected organizations for its keys. */
export async function searchText(
  client: QueryClient,
  parts: readonly (string | Blob)[],
): Promise<void> {
  closeIncident();
  if (new Blob([...parts]).size > maxBytes) return refuse('too-large');
  setLeaks({ phase: 'reading' });
  const opened = openWorker();
  index = opened;
  const pasted = await opened.readWords(parts).catch(() => null);
  // Another text was taken meanwhile.
  if (index !== opened) return;
  if (!pasted) return refuse('unreadable');
  if (pasted.keys.length + pasted.maskCount + pasted.otherCount === 0) return refuse('no-key');
  setLeaks({
    phase: 'open',
    incident: {
      startedAt: Date.now(),
      pasted,
      places: [],
      isSearching: false,
      lookedUp: new Map(),
      leakedKeys: [],
      chosen: new Map(),
      revocations: new Map(),
      targets: new Set(),
      writes: [],
      hasUnsavedEvidence: false,
    },
  });
  unwatch = watchWrites((write) =>
    amendIncident(({ leakedKeys, targets, writes }) => {
      const isOfIncident =
        targets.has(targetOf(write.organization, write.request.path)) ||
        leakedKeys.some(
          ({ key, organization }) =>
            organization === write.organization && write.request.redact?.includes(key),
        );
      return isOfIncident ? { writes: [...writes, write] } : {};
    }),
  );
  await run((options) =>
    searchOrganizations(client, options, (places) => amendIncident(() => ({ places }))),
  );
}

function refuse(refusal: Refusal): void {
  closeIncident();
  setLeaks({ phase: 'empty', refusal });
}

/** Stops the search. What was found stays. */
export function stopSearch(): void {
  search.abort();
}

/** Drops the incident with all its keys. */
export function closeIncident(): void {
  const incident = openIncident();
  if (incident) runningRevocation(incident)?.stop.abort();
  search.abort();
  unwatch();
  index?.end();
  index = undefined;
  setLeaks({ phase: 'empty' });
}

/** Searches one organization again, or loads all of its apps for that. */
export function searchAgain(organization: string, loadsAll = false): Promise<void> {
  return run(
    (options) =>
      searchPlace(organization, options, (state) => {
        if (!options.signal.aborted) setPlace(organization, state);
      }),
    loadsAll,
  );
}

/** Searches where a session was missing and there is one now. */
export async function resumeSignedIn(client: QueryClient): Promise<void> {
  const places = openIncident()?.places ?? [];
  await Promise.all(
    allConnections().map(async (connection) => {
      const isIn = sessionOf(connection) === 'in';
      const isMine = ({ connection: name }: LeakPlace) => name === connection.name;
      const missing = isIn ? places.filter((place) => isMine(place) && lacksSession(place)) : [];
      if (missing.some(({ organization }) => organization === ''))
        return run((options) =>
          searchConnection(client, connection, options, (found) => {
            if (!options.signal.aborted) setPlacesOf(connection.name, found);
          }),
        );
      for (const { organization } of missing) await searchAgain(organization);
    }),
  );
}

/** Whether a place was not searched because nobody was signed in. */
export function lacksSession({ state }: LeakPlace): boolean {
  if (state.kind === 'signed-out') return true;
  if (state.kind !== 'failed' || !(state.error instanceof ApiError)) return false;
  return state.error.kind === 'signed-out' || state.error.status === 401;
}

function setPlace(organization: string, state: LeakPlace['state']): void {
  amendIncident(({ places }) => ({
    places: places.map((place) =>
      place.organization === organization ? { ...place, state } : place,
    ),
  }));
}

function setPlacesOf(connection: string, found: readonly LeakPlace[]): void {
  amendIncident(({ places }) => ({
    places: allConnections().flatMap(({ name }) =>
      name === connection ? found : places.filter((place) => place.connection === name),
    ),
  }));
}

// Several searches can run at once, such as after signing in; Stop ends them all.
async function run(
  work: (options: PlaceSearch<LeakScope>) => Promise<void>,
  loadsAll = false,
): Promise<void> {
  const [incident, opened] = [openIncident(), index];
  if (!incident || !opened) return;
  if (running === 0 || search.signal.aborted) search = new AbortController();
  const { signal } = search;
  running += 1;
  amendIncident(() => ({ isSearching: true }));
  await work({
    signal,
    search: (organization, onProgress) =>
      searchForLeaks(organization, {
        pasted: incident.pasted,
        comparer: opened,
        signal,
        loadsAll,
        onProgress,
        onMatches: (matches) => index === opened && addMatches(organization, matches),
        onLookUp: (key) => index === opened && addLookUp(organization, key),
      }),
  });
  running -= 1;
  if (running === 0) amendIncident(() => ({ isSearching: false }));
}

/** Whether the search of a place was stopped before its end. */
export function wasStopped({ state }: LeakPlace, isSearching: boolean): boolean {
  return !isSearching && (state.kind === 'waiting' || state.kind === 'searching');
}

/** An address on which a person can sign in to the connection of a place; `null` = none is known. */
export function signInOrganization({ organization, connection: name }: LeakPlace): string | null {
  if (organization) return findConnection(organization) ? organization : null;
  const connection = allConnections().find((one) => one.name === name);
  return connection?.organizations?.[0] ?? null;
}
