import type { QueryClient } from '@tanstack/react-query';
import type { KeyScan } from '../access/keys-in-text.ts';
import { maskKey } from '../access/mask.ts';
import { ApiError } from '../api/api-error.ts';
import { readAppsWithKey } from '../api/app-pages.ts';
import { appsQuery, isShort } from '../api/apps.ts';
import { developersQuery, groupsQuery } from '../api/owners.ts';
import { slot } from '../api/pace.ts';
import { dialectOf } from '../api/platform.ts';
import type { App, OwnerRecord } from '../api/schemas.ts';
import { catalogOf, small, type Catalog } from './catalog.ts';
import { Columns, type Glance, type Question } from './columns.ts';
import { findIn, type Hit } from './find-in.ts';
import { sharedLoader, type CatalogLoader } from './catalog-loader.ts';
import { directoryOf, ownerLabel } from './row.ts';

/** How much was searched. A part is never taken for the whole. */
export interface Searched {
  /** apps that were searched here */
  read: number;
  /** how many there are, where that is known */
  about: number | undefined;
  isWhole: boolean;
  /** nothing of it is older, in ms */
  since: number;
  /** how many whole keys the server looked up */
  asked: number;
  /** why the server could not look up a key; its HTTP status, or 0 where it ignored the filter */
  refusedWith?: number;
}

export interface Found {
  /** with the word that each was found by: it is a key, begins one, or is its masked form */
  hits: (Hit & { start: string })[];
  searched: Searched;
  /** what kept it from going on */
  error?: unknown;
}

export interface Search {
  signal: AbortSignal;
  /** whether to load all of the organization; left out = where only that can find the key */
  whole?: boolean;
  onProgress?(searched: Searched): void;
  /** loads the organization; left out = into the catalog of the page */
  loader?: CatalogLoader;
}

/**
 * Finds the keys of a text: in what is loaded, then on the server where it can look up a whole key, then in all of
 * the organization, which is loaded for it. It stops as soon as something is found, or `signal` aborts.
 *
 * @throws ApiError when the server can't be reached; what interrupts loading is in the answer
 */
export async function findKey(
  client: QueryClient,
  organization: string,
  scan: KeyScan,
  search: Search,
): Promise<Found> {
  const { words } = scan;
  const isServerAble = dialectOf(organization).clause({ by: 'key', value: '' }) !== null;
  const toAsk = isServerAble ? scan.toAsk : [];

  // What is not here is only loaded first when nobody can be asked.
  if (toAsk.length === 0) await client.query(appsQuery(organization));
  const here = whatIsHere(client, organization);
  const known = withStart((await here?.find(words)) ?? [], words);
  // In a part, a word can begin one key and another word be the key that is meant; and what is here can be old.
  const isSure = toAsk.length === 0 || known.some(({ isWhole }) => isWhole);
  if (isSure && (known.length > 0 || here?.isWhole))
    return { hits: known, searched: { ...scopeOf(here), asked: 0 } };

  const { hits, searched } = await askServer(client, organization, search.whole ? [] : toAsk, {
    words,
    read: scopeOf(here),
    search,
  });
  if (hits.length > 0) return { hits, searched };
  if (known.length > 0 || here?.isWhole) return { hits: known, searched };
  const isSettled = isServerAble && searched.refusedWith === undefined && scan.isSettledByServer;
  const whole =
    search.whole ?? (!isSettled && (await mustLoad(client, organization, scan, searched)));
  if (!whole) return { hits: [], searched };
  return loadAndFind(client, organization, words, { ...search, searched });
}

// Whether to load the organization unasked: for what may be a key or a part of one that no server has looked up.
// Where a server refuses to, only what a list loads by itself, too.
async function mustLoad(
  client: QueryClient,
  organization: string,
  { mayHoldKey, toAsk }: KeyScan,
  { refusedWith }: Searched,
): Promise<boolean> {
  if (!mayHoldKey && toAsk.length === 0) return false;
  if (refusedWith === undefined) return true;
  const { apps, next, total } = await client.query(appsQuery(organization));
  return (total ?? (next === null ? apps.length : Infinity)) <= small;
}

interface Lookup {
  words: readonly string[];
  read: Omit<Searched, 'asked'>;
  search: Search;
}

// Looks up one key after the other, until one is found or the server refuses.
async function askServer(
  client: QueryClient,
  organization: string,
  keys: readonly string[],
  { words, read, search: { signal, onProgress } }: Lookup,
): Promise<Found> {
  let asked = 0;
  for (const key of keys) {
    onProgress?.({ ...read, asked });
    await slot(signal);
    const answer = await lookUp(organization, key, signal);
    if (!Array.isArray(answer)) return { hits: [], searched: { ...read, asked, ...answer } };
    asked += 1;
    const owners = directoryOf(ownersIn(client, organization));
    const hits = answer.map(({ appId, displayName, owner }) => ({
      appId,
      displayName,
      owner: ownerLabel(owner, owners),
      masked: maskKey(key),
      word: words.indexOf(key),
      start: key,
      isWhole: true,
    }));
    if (hits.length > 0) return { hits, searched: { ...read, asked } };
  }
  return { hits: [], searched: { ...read, asked } };
}

// A server that refuses the filter may still list its apps. Without a session, or too often asked, it lists none.
async function lookUp(
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

// Loads until something is found. What was being loaded before goes on when this one ends.
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
  const before = loader.catalog()?.state;
  let isMine = before !== 'reading';
  if (before === undefined) await loader.start(first);
  else if (before === 'stopped' || before === 'failed') loader.goOn();
  for (;;) {
    const changed = nextChange(loader, signal);
    const catalog = loader.catalog();
    if (!catalog) return { hits: [], searched };
    const { about, state, error } = catalog;
    const now = { ...searched, ...scopeOf(hereIn(catalog)) };
    onProgress?.(now);
    const hits = withStart(await catalog.index.find(words), words);
    const isOver = hits.length > 0 || signal.aborted;
    if (isOver && isMine && (about ?? Infinity) > small) loader.stop();
    // A list that began to load by itself stops at its limit; a search for a key does not.
    const mustGoOn = !isOver && state === 'stopped';
    if (mustGoOn) {
      isMine = true;
      loader.goOn();
    }
    if (isOver || !(mustGoOn || state === 'reading'))
      return { hits, searched: now, ...(state === 'failed' && { error }) };
    await changed;
  }
}

// Subscribes before anything is looked at, so that no change is missed.
async function nextChange(loader: CatalogLoader, signal: AbortSignal): Promise<void> {
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

function scopeOf(here: Here | null): Omit<Searched, 'asked'> {
  if (!here) return { read: 0, about: undefined, isWhole: false, since: 0 };
  const { read, about, isWhole, since } = here;
  return { read, about, isWhole, since };
}

function withStart(hits: readonly Hit[], words: readonly string[]): Found['hits'] {
  return hits.map((hit) => ({ ...hit, start: words[hit.word] ?? '' }));
}

/** What of an organization is in memory. */
export interface Here extends Omit<Searched, 'asked'> {
  find(words: readonly string[]): Promise<Hit[]>;
  /** the first apps that answer to a question */
  glance(question: Question, rows: number): Promise<Glance>;
}

/** The catalog, or the first page where there is none; `null` = neither was read yet. */
export function whatIsHere(client: QueryClient, organization: string): Here | null {
  const catalog = catalogOf(organization);
  const first = client.getQueryState(appsQuery(organization).queryKey);
  if (catalog && first?.data?.next !== null) return hereIn(catalog);
  if (!first?.data) return null;
  const { apps, next, total } = first.data;
  const isWhole = next === null && !isShort(first.data);
  const columns = new Columns();
  columns.put(apps);
  columns.know(ownersIn(client, organization));
  return {
    read: apps.length,
    about: total,
    isWhole,
    since: first.dataUpdatedAt,
    find: (words) => Promise.resolve(findIn(columns, words)),
    glance(question, rows) {
      const answer = columns.ask(question);
      return Promise.resolve({ count: answer.count, rows: answer.rows(0, rows) });
    },
  };
}

function hereIn({ index, read, about, state, since }: Catalog): Here {
  return {
    read,
    about,
    since,
    isWhole: state === 'whole',
    find: (words) => index.find(words),
    glance: (question, rows) => index.glance(question, rows),
  };
}

// As far as they were read: for the names of owners alone nothing is asked.
function ownersIn(client: QueryClient, organization: string): OwnerRecord[] {
  return [developersQuery(organization), groupsQuery(organization)].flatMap(
    ({ queryKey }) => client.getQueryData(queryKey) ?? [],
  );
}
