import type { SkippedRow } from './rows.ts';

/** The query of a request. */
export type Query = Record<string, string>;

/** One page of a list: its rows, and the token of the next page where the platform gives one. */
export interface Page<T> {
  rows: T[];
  nextPageToken: string;
  /** the number of rows that the server sent; not given = `rows.length` */
  received?: number;
  /** the server sent ids instead of rows: each app needs a request of its own */
  ids?: readonly string[];
  skipped?: readonly SkippedRow[];
  /** how many of them come after the last usable row */
  skippedAtEnd?: number;
  /** how many of its ids got a 404: deleted in the meantime */
  gone?: number;
  /** the size of the whole list, if the server sends it */
  total?: number | undefined;
}

/** The query of the next page, or `null` after the last (docs/apigee-api.md, "Paging"). */
export type NextPage = (page: {
  rows: number;
  lastId: string;
  nextPageToken: string;
}) => Query | null;

/** How the pages of one list are read. */
export interface List<T> {
  firstPage: Query;
  nextPage: NextPage;
  /** reads one page; an error ends the read of the list, unless `startIsGone` */
  readPage(query: Query): Promise<Page<T>>;
  /** the id of a row, also used as `startKey` */
  idOf(row: T): string;
  /** whether an error means that the row to start from was deleted */
  startIsGone?(error: unknown): boolean;
}

/** Where to continue a list. */
export interface ListCursor {
  /** `null` = only `ids` are left */
  query: Query | null;
  /** ids of the previous page, in its order: if the start row was deleted, the one before it is the next start */
  before: readonly string[];
  /** how many skipped rows follow the last of `before`: a page that starts with that row repeats them */
  skippedAtEnd?: number | undefined;
  /** ids without rows: their apps are loaded before `query` is sent */
  ids?: readonly string[];
}

/** After so many consecutive pages without new rows, the list counts as a loop. */
const maxRepeatedPages = 5;

/**
 * Reads a list page by page from `from`. Stops when a query repeats or after `maxRepeatedPages` pages without new
 * rows; `next` is then not `null`. If the start row was deleted, continues from the row before it.
 */
export async function* pagesOf<T>(
  list: List<T>,
  from: ListCursor = { query: list.firstPage, before: [] },
): AsyncGenerator<{ page: Page<T>; next: ListCursor | null }, void> {
  const sentQueries = new Set<string>();
  const known = new Set(from.before);
  let repeatedPages = 0;
  let cursor: ListCursor | null = from;
  while (cursor?.query && repeatedPages < maxRepeatedPages) {
    const sent = JSON.stringify(cursor.query);
    if (sentQueries.has(sent)) return;
    sentQueries.add(sent);
    const page: Page<T> | null = withoutRepeatedOdd(
      list,
      await readOrSkip(list, cursor.query),
      cursor,
    );
    cursor = page ? cursorBehind(list, page, cursor) : cursorWithoutLast(list, cursor);
    if (!page) continue;
    const ids = [...new Set(idsOf(list, page))].filter((id) => !known.has(id));
    for (const id of ids) known.add(id);
    repeatedPages = ids.length > 0 ? 0 : repeatedPages + 1;
    const isOfIds = page.ids && ids.length > 0;
    yield { page, next: isOfIds ? { query: null, before: [], ...cursor, ids } : cursor };
  }
}

/**
 * Reads a list to its end. Rows are kept by id, because a page can repeat the last row of the previous one.
 * `isComplete: false` = the server has more by its total, or its pages repeat.
 */
export async function allRows<T>(list: List<T>) {
  const found = new Map<string, T>();
  const skipped: SkippedRow[] = [];
  let isComplete = false;
  for await (const { page, next } of pagesOf(list)) {
    for (const row of page.rows) found.set(list.idOf(row), row);
    skipped.push(...(page.skipped ?? []));
    isComplete = next === null && (page.total ?? 0) <= found.size + skipped.length;
  }
  return { rows: [...found.values()], skipped, isComplete };
}

function idsOf<T>(list: List<T>, { rows, ids }: Page<T>): readonly string[] {
  return ids ?? rows.map(list.idOf);
}

function withoutRepeatedOdd<T>(
  list: List<T>,
  page: Page<T> | null,
  from: ListCursor,
): Page<T> | null {
  const { before, skippedAtEnd = 0 } = from;
  const isSeam = page && before.length > 0 && idsOf(list, page)[0] === before.at(-1);
  return isSeam ? { ...page, skipped: page.skipped?.slice(skippedAtEnd) ?? [] } : page;
}

// `null` = the start row was deleted.
async function readOrSkip<T>(list: List<T>, query: Query): Promise<Page<T> | null> {
  try {
    return await list.readPage(query);
  } catch (error) {
    if (query !== list.firstPage && list.startIsGone?.(error)) return null;
    throw error;
  }
}

// Skipped rows count too: they decide whether the page is full.
function cursorBehind<T>(list: List<T>, page: Page<T>, { before }: ListCursor) {
  const { rows, nextPageToken, received = rows.length, skippedAtEnd } = page;
  const ids = idsOf(list, page);
  const query = list.nextPage({ rows: received, lastId: ids.at(-1) ?? '', nextPageToken });
  return query && { query, before: ids.length > 0 ? ids : before, skippedAtEnd };
}

// Without a row to start from, the list is read from its first page again.
function cursorWithoutLast<T>(
  { firstPage, nextPage }: List<T>,
  { before }: ListCursor,
): ListCursor | null {
  const left = before.slice(0, -1);
  const id = left.at(-1);
  if (id === undefined) return { query: firstPage, before: [] };
  const query = nextPage({ rows: Number.POSITIVE_INFINITY, lastId: id, nextPageToken: '' });
  return query && { query, before: left };
}

/**
 * The server's total if plausible, else `undefined`. Rejected: fewer than the rows received, or equal to them while
 * more pages follow (that is the total of a page).
 */
export function totalOfList(
  total: number | undefined,
  received: number,
  next: ListCursor | null,
): number | undefined {
  const hasMorePages = Boolean(next?.query);
  return total !== undefined && (total > received || (total === received && !hasMorePages))
    ? total
    : undefined;
}
