import type { SkippedRow } from './rows.ts';

/** The query of a request. */
export type Query = Record<string, string>;

/** One page of a list: its rows, and the token of the next page where the platform gives one. */
export interface Page<T> {
  rows: T[];
  nextPageToken: string;
  /** how many rows the server sent; left out = as many as there are in `rows` */
  received?: number;
  /** ids that came instead of any rows: each app has to be loaded by itself */
  ids?: readonly string[];
  skipped?: readonly SkippedRow[];
  /** how many of those stand behind the last row that can be used */
  skippedAtEnd?: number;
  /** how many of its rows did not exist any more when they were asked for by themselves */
  gone?: number;
  /** how many rows the list has, where the server says so */
  total?: number | undefined;
}

/** How a list goes on after a page, or `null` when that was the last (docs/apigee-api.md, "Paging"). */
export type NextPage = (page: {
  rows: number;
  lastId: string;
  nextPageToken: string;
}) => Query | null;

export interface List<T> {
  firstPage: Query;
  nextPage: NextPage;
  /** reads one page; what it throws ends the whole read, unless `startIsGone` knows better */
  readPage(query: Query): Promise<Page<T>>;
  /** what a row is known by, here and as `startKey` */
  idOf(row: T): string;
  /** whether an error says that the row to start from was deleted meanwhile */
  startIsGone?(error: unknown): boolean;
}

/** Where a read goes on: what to ask for, and the rows of the page before by which to find another way. */
export interface Place {
  /** `null` = nothing is left but `ids` */
  query: Query | null;
  /** ids, in the order they came */
  before: readonly string[];
  /** how many rows behind the last of `before` cannot be shown: a page that begins with that one repeats them */
  skippedAtEnd?: number | undefined;
  /** ids that came instead of rows, and whose apps are to be loaded before the query is sent */
  ids?: readonly string[];
}

/** How many pages in a row may repeat only known rows before the list counts as a loop. */
const maxRepeatedPages = 5;

/**
 * Reads a list page by page, from a place on where an earlier read of it ended. A query that was asked before ends
 * the list, and so do pages under new tokens that repeat only known rows: `next` is not `null` then. Where the row
 * that a page starts from is gone, the one before it leads on.
 */
export async function* pagesOf<T>(
  list: List<T>,
  from: Place = { query: list.firstPage, before: [] },
): AsyncGenerator<{ page: Page<T>; next: Place | null }, void> {
  const asked = new Set<string>();
  const known = new Set(from.before);
  let repeatedPages = 0;
  let place: Place | null = from;
  while (place?.query && repeatedPages < maxRepeatedPages) {
    const name = JSON.stringify(place.query);
    if (asked.has(name)) return;
    asked.add(name);
    const page: Page<T> | null = withoutRepeatedOdd(
      list,
      await readOrSkip(list, place.query),
      place,
    );
    place = page ? after(list, page, place) : withoutLast(list, place);
    if (!page) continue;
    const ids = [...new Set(idsOf(list, page))].filter((id) => !known.has(id));
    for (const id of ids) known.add(id);
    repeatedPages = ids.length > 0 ? 0 : repeatedPages + 1;
    const isOfIds = page.ids && ids.length > 0;
    yield { page, next: isOfIds ? { query: null, before: [], ...place, ids } : place };
  }
}

/** Reads a list to its end. Pages repeat rows at their seams, so rows are kept by id. */
export async function allRows<T>(list: List<T>): Promise<T[]> {
  const found = new Map<string, T>();
  for await (const { page } of pagesOf(list))
    for (const row of page.rows) found.set(list.idOf(row), row);
  return [...found.values()];
}

function idsOf<T>(list: List<T>, { rows, ids }: Page<T>): readonly string[] {
  return ids ?? rows.map(list.idOf);
}

function withoutRepeatedOdd<T>(list: List<T>, page: Page<T> | null, from: Place): Page<T> | null {
  const { before, skippedAtEnd = 0 } = from;
  const isSeam = page && before.length > 0 && idsOf(list, page)[0] === before.at(-1);
  return isSeam ? { ...page, skipped: page.skipped?.slice(skippedAtEnd) ?? [] } : page;
}

// `null` = the row to start from is gone.
async function readOrSkip<T>(list: List<T>, query: Query): Promise<Page<T> | null> {
  try {
    return await list.readPage(query);
  } catch (error) {
    if (query !== list.firstPage && list.startIsGone?.(error)) return null;
    throw error;
  }
}

// What can't be shown was sent anyway: it counts for whether a page is full.
function after<T>(list: List<T>, page: Page<T>, { before }: Place) {
  const { rows, nextPageToken, received = rows.length, skippedAtEnd } = page;
  const ids = idsOf(list, page);
  const query = list.nextPage({ rows: received, lastId: ids.at(-1) ?? '', nextPageToken });
  return query && { query, before: ids.length > 0 ? ids : before, skippedAtEnd };
}

// With nothing left to start from, the list begins anew; what was read of it stays.
function withoutLast<T>({ firstPage, nextPage }: List<T>, { before }: Place): Place | null {
  const left = before.slice(0, -1);
  const id = left.at(-1);
  if (id === undefined) return { query: firstPage, before: [] };
  const query = nextPage({ rows: Number.POSITIVE_INFINITY, lastId: id, nextPageToken: '' });
  return query && { query, before: left };
}

/**
 * The total of a list, as its pages tell it. A number that is less than what came is wrong, and one that is equal with
 * more to come is that of a page.
 */
export function totalOfList(
  total: number | undefined,
  received: number,
  next: Place | null,
): number | undefined {
  const isMore = Boolean(next?.query);
  return total !== undefined && (total > received || (total === received && !isMore))
    ? total
    : undefined;
}
