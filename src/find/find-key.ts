import type { QueryClient } from '@tanstack/react-query';
import { nameOfKey } from '../access/key-names.ts';
import type { KeyScan } from '../access/key-scan/found-words.ts';
import { ApiError } from '../api/api-error.ts';
import { readAppsWithKey } from '../api/lists/app-pages.ts';
import { appsQuery } from '../api/apps.ts';
import { waitForTurn } from '../api/http/pace.ts';
import { canLookUpKeys } from '../api/platform.ts';
import type { App } from '../api/schemas.ts';
import { autoLoadLimit } from '../inventory/inventory.ts';
import { sharedLoader, type InventoryLoader } from '../inventory/load/inventory-loader.ts';
import { knownOwners } from '../inventory/known.ts';
import { directoryOf, ownerLabel } from '../inventory/row.ts';
import {
  inventoryAppsOf,
  noLoadedMatches,
  loadedAppsOf,
  type LoadedMatches,
  type LoadedScope,
} from '../inventory/loaded-apps.ts';

/** How much was searched, in memory and on the server. */
export interface Searched extends LoadedScope {
  /** how many complete keys were looked up on the server */
  keysLookedUp: number;
  /** HTTP status with which the server refused to look up a key; 0 = it ignored the filter */
  refusedWith?: number;
}

export interface Found extends LoadedMatches {
  searched: Searched;
  /** what interrupted the search */
  error?: unknown;
}

export interface Search {
  signal: AbortSignal;
  /** whether to load all apps; left out = only if the key can't be found otherwise */
  loadsAll?: boolean;
  onProgress?(searched: Searched): void;
  /** loads the organization; left out = into the inventory of the page */
  loader?: InventoryLoader;
}

/**
 * Finds the keys of a text: first in the loaded apps, then on the server if it can look up complete keys, then in all
 * apps, which are loaded for it. Stops as soon as something is found or `signal` aborts; but while only a part of the apps
 * is loaded, the server is also asked for further apps with a key that was found.
 *
 * @throws ApiError if the server can't be reached; an error while loading all apps is in the result
 */
export async function findKey(
  client: QueryClient,
  organization: string,
  scan: KeyScan,
  search: Search,
): Promise<Found> {
  const { words } = scan;
  const canLookUp = canLookUpKeys(organization);
  const toLookUp = canLookUp ? scan.toLookUp : [];

  // The first page is only needed if the server can't look up the keys.
  if (toLookUp.length === 0) await client.query(appsQuery(organization));
  const known = (await loadedAppsOf(client, organization)?.find(words)) ?? noLoadedMatches;
  const isKnown = known.count > 0 || known.searched.isWhole;
  // A match of the start of a key can be another key, and loaded apps can be outdated: only a complete key is sure.
  const isWholeKey = known.hits.some(({ isWhole }) => isWhole);
  const isSure = toLookUp.length === 0 || (isWholeKey && known.searched.isWhole);
  const knownFound = { ...known, searched: { ...known.searched, keysLookedUp: 0 } };
  if (isSure && isKnown) return knownFound;

  const lookup = { words, loaded: known.searched, search };
  let found: Found;
  try {
    found = await askServer(client, organization, search.loadsAll ? [] : toLookUp, lookup);
  } catch (error) {
    if (isWholeKey) return { ...knownFound, error };
    throw error;
  }
  const { searched } = found;
  // Loaded apps that match only the start of a key are left out: they can have another key than the one found.
  if (found.count > 0) return isWholeKey ? withKnown(found, known) : found;
  if (isKnown) return { ...known, searched };
  const isSettled = canLookUp && searched.refusedWith === undefined && scan.isSettledByServer;
  const loadsAll =
    search.loadsAll ?? (!isSettled && (await mustLoad(client, organization, scan, searched)));
  if (!loadsAll) return found;
  return loadAndFind(client, organization, words, { ...search, searched });
}

// Whether to load all apps automatically: if the text may hold a key, or part of one, that no server has looked up.
// If the server refuses to look up keys, only for organizations that the list loads automatically too.
async function mustLoad(
  client: QueryClient,
  organization: string,
  { mayHoldKey, toLookUp }: KeyScan,
  { refusedWith }: Searched,
): Promise<boolean> {
  if (!mayHoldKey && toLookUp.length === 0) return false;
  if (refusedWith === undefined) return true;
  const { apps, next, total } = await client.query(appsQuery(organization));
  return (total ?? (next === null ? apps.length : Infinity)) <= autoLoadLimit;
}

// The apps of the server, and the loaded ones that are not among them.
function withKnown(found: Found, { hits, count }: LoadedMatches): Found {
  const others = hits.filter(
    ({ appId, start }) => !found.hits.some((hit) => hit.appId === appId && hit.start === start),
  );
  const unlisted = count - hits.length;
  return {
    ...found,
    hits: [...found.hits, ...others],
    count: found.count + others.length + unlisted,
  };
}

interface Lookup {
  words: readonly string[];
  loaded: LoadedScope;
  search: Search;
}

// Looks up the keys one by one, until one is found or the server refuses.
async function askServer(
  client: QueryClient,
  organization: string,
  keys: readonly string[],
  { words, loaded, search: { signal, onProgress } }: Lookup,
): Promise<Found> {
  let keysLookedUp = 0;
  for (const key of keys) {
    onProgress?.({ ...loaded, keysLookedUp });
    await waitForTurn(signal);
    const answer = await lookUpKey(organization, key, signal);
    if (!Array.isArray(answer))
      return { hits: [], count: 0, searched: { ...loaded, keysLookedUp, ...answer } };
    keysLookedUp += 1;
    const owners = directoryOf(knownOwners(client, organization));
    const hits = answer.map((app) => ({
      appId: app.appId,
      displayName: app.displayName,
      owner: ownerLabel(app.owner, owners),
      keyName: nameOfKey(app, key),
      word: words.indexOf(key),
      start: key,
      isWhole: true,
    }));
    if (hits.length > 0) return { hits, count: hits.length, searched: { ...loaded, keysLookedUp } };
  }
  return { hits: [], count: 0, searched: { ...loaded, keysLookedUp } };
}

/**
 * The apps with a complete key, by the server's filter; the caller waits for its turn. If the server refuses the filter,
 * it may still list its apps; not so with 401 and 429, which are thrown.
 *
 * @throws ApiError
 */
export async function lookUpKey(
  organization: string,
  key: string,
  signal: AbortSignal,
): Promise<App[] | { refusedWith: number }> {
  try {
    return (await readAppsWithKey(organization, key, signal)) ?? { refusedWith: 0 };
  } catch (error) {
    if (!(error instanceof ApiError) || signal.aborted) throw error;
    const isRefusal = error.kind === 'http' && ![401, 429].includes(error.status);
    if (!isRefusal && error.kind !== 'malformed') throw error;
    return { refusedWith: error.status };
  }
}

// Loads until something is found. If loading was already running, it continues after the search.
async function loadAndFind(
  client: QueryClient,
  organization: string,
  words: readonly string[],
  {
    signal,
    onProgress,
    searched,
    loader = sharedLoader(organization),
  }: Search & { searched: Searched },
): Promise<Found> {
  const first = await client.query(appsQuery(organization));
  const before = loader.inventory()?.state;
  let isMine = before !== 'loading';
  if (before === undefined) await loader.start(first);
  else if (before === 'stopped' || before === 'failed') loader.resume();
  for (;;) {
    const changed = nextChange(loader, signal);
    const inventory = loader.inventory();
    if (!inventory) return { hits: [], count: 0, searched };
    const { expectedApps, state, error } = inventory;
    const found = await inventoryAppsOf(inventory).find(words);
    const now = { ...searched, ...found.searched };
    onProgress?.(now);
    const isOver = found.count > 0 || signal.aborted;
    if (isOver && isMine && (expectedApps ?? Infinity) > autoLoadLimit) loader.stop();
    // Automatic loading stops at its limit; a search for a key continues past it.
    const mustGoOn = !isOver && state === 'stopped';
    if (mustGoOn) {
      isMine = true;
      loader.resume();
    }
    if (isOver || !(mustGoOn || state === 'loading'))
      return { ...found, searched: now, ...(state === 'failed' && { error }) };
    await changed;
  }
}

// Resolves at the next change of the inventory. Called before its state is read, so that no change is missed.
async function nextChange(loader: InventoryLoader, signal: AbortSignal): Promise<void> {
  let end = () => {};
  await new Promise<void>((resolve) => {
    const onAbort = () => resolve();
    const unwatch = loader.watch(resolve);
    signal.addEventListener('abort', onAbort, { once: true });
    end = () => {
      unwatch();
      signal.removeEventListener('abort', onAbort);
    };
  });
  end();
}
