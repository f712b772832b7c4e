import type { QueryClient } from '@tanstack/react-query';
import { keysIn, keysToAsk, mayHoldKey } from '../access/keys-in-text.ts';
import { maskKey } from '../access/mask.ts';
import { readAppsWithKey } from '../api/app-pages.ts';
import { appsQuery, isShort } from '../api/apps.ts';
import { developersQuery, groupsQuery } from '../api/owners.ts';
import { slot } from '../api/pace.ts';
import { dialectOf } from '../api/platform.ts';
import type { OwnerRecord } from '../api/schemas.ts';
import {
  catalogOf,
  goOnReading,
  readEverything,
  small,
  stopReading,
  watchCatalog,
  type Catalog,
} from './catalog.ts';
import { Columns, type Question } from './columns.ts';
import { findIn, type Hit } from './find-in.ts';
import { directoryOf, ownerLabel, type Row } from './row.ts';

/** How much was looked through. A part is never taken for the whole. */
export interface Searched {
  /** apps that were looked through here */
  read: number;
  /** how many there are, where that is known */
  about: number | undefined;
  isWhole: boolean;
  /** nothing of it is older, in ms */
  since: number;
  /** for how many whole keys the server was asked */
  asked: number;
}

export interface Found {
  /** with the word that each was found by: it is or begins a key */
  hits: (Hit & { start: string })[];
  searched: Searched;
  /** what kept it from going on */
  error?: unknown;
}

export interface Search {
  signal: AbortSignal;
  /** whether to read all of the organization, if it takes that; left out = where only that can find it */
  whole?: boolean;
  onProgress?(searched: Searched): void;
}

/** A generated key has at least as many characters; what is shorter may be the beginning of one. */
const wholeKey = 32;

/**
 * Looks for the keys in a text: in what is here, then on the server where it can find a whole key, then in all of
 * the organization, which is read for it. It stops as soon as something is found, or `signal` aborts.
 *
 * @throws ApiError when the server can't be asked; what breaks off reading is in the answer
 */
export async function findKey(
  client: QueryClient,
  organization: string,
  text: string,
  search: Search,
): Promise<Found> {
  const { signal, onProgress } = search;
  const words = keysIn(text);
  const { keys, all } = keysToAsk(text);
  const isServerAble = dialectOf(organization).clause({ by: 'key', value: '' }) !== null;
  const toAsk = isServerAble ? keys : [];

  // What is not here is only read first when nobody can be asked.
  if (toAsk.length === 0) await client.query(appsQuery(organization));
  const here = whatIsHere(client, organization);
  const read = here ?? nothing;
  let asked = 0;
  const known = withStart((await here?.find(words)) ?? [], words);
  // In a part, a word can begin one key and another word be the key that is meant; and what is here can be old.
  const isSure = toAsk.length === 0 || known.some(({ isWhole }) => isWhole);
  if (isSure && (known.length > 0 || here?.isWhole))
    return { hits: known, searched: { ...read, asked } };

  for (const key of search.whole ? [] : toAsk) {
    onProgress?.({ ...read, asked });
    await slot(signal);
    const apps = (await readAppsWithKey(organization, key, signal)) ?? [];
    asked += 1;
    const owners = directoryOf(ownersIn(client, organization));
    const hits = apps.map(({ appId, displayName, owner }) => ({
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

  const isAnswered = toAsk.length > 0 && all === toAsk.length && (keys[0]?.length ?? 0) >= wholeKey;
  const searched = { ...read, asked };
  if (known.length > 0 || here?.isWhole) return { hits: known, searched };
  if (!(search.whole ?? (!isAnswered && mayHoldKey(text)))) return { hits: [], searched };
  return readOn(client, organization, words, { ...search, searched });
}

// Reads until something is found. What somebody else had begun to read goes on when this one ends.
async function readOn(
  client: QueryClient,
  organization: string,
  words: string[],
  { signal, onProgress, searched: { asked } }: Search & { searched: Searched },
): Promise<Found> {
  const first = await client.query(appsQuery(organization));
  const before = catalogOf(organization)?.state;
  let isMine = before !== 'reading';
  if (before === undefined) await readEverything(organization, first);
  else if (before === 'stopped' || before === 'failed') goOnReading();
  for (;;) {
    const changed = nextChange(signal);
    const catalog = catalogOf(organization);
    if (!catalog) return { hits: [], searched: { ...nothing, asked } };
    const { read, about, state, since, error } = catalog;
    const searched = { read, about, since, isWhole: state === 'whole', asked };
    onProgress?.(searched);
    const hits = withStart(await catalog.index.find(words), words);
    const isOver = hits.length > 0 || signal.aborted;
    if (isOver && isMine && (about ?? Infinity) > small) stopReading();
    // A list that began to read by itself stops at its limit; who looks for a key does not.
    const mustGoOn = !isOver && state === 'stopped';
    if (mustGoOn) {
      isMine = true;
      goOnReading();
    }
    if (isOver || !(mustGoOn || state === 'reading'))
      return { hits, searched, ...(state === 'failed' && { error }) };
    await changed;
  }
}

// Subscribes before anything is looked at, so that no change is missed.
async function nextChange(signal: AbortSignal): Promise<void> {
  let unwatch = () => {};
  await new Promise<void>((resolve) => {
    unwatch = watchCatalog(resolve);
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  unwatch();
}

const nothing = { read: 0, about: undefined, isWhole: false, since: 0 };

function withStart(hits: readonly Hit[], words: readonly string[]): Found['hits'] {
  return hits.map((hit) => ({ ...hit, start: words[hit.word] ?? '' }));
}

/** What of an organization is in memory. */
export interface Here extends Omit<Searched, 'asked'> {
  find(words: readonly string[]): Promise<Hit[]>;
  /** the first apps that answer to a question */
  glance(question: Question, rows: number): Promise<Row[]>;
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
    glance: (question, rows) => Promise.resolve(columns.ask(question).rows(0, rows)),
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
