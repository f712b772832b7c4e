/** The query of a request. */
export type Query = Record<string, string>;

/** One page of a list: its rows, and the token of the next page where the platform gives one. */
interface Page<T> {
  rows: T[];
  nextPageToken: string;
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
  query: Query;
  /** ids, in the order they came */
  before: readonly string[];
}

/**
 * Reads a list page by page, from a place on where an earlier read of it ended. A query that was asked before
 * is the end, whatever the server says, so that none can make this go on for ever. Where the row that a page
 * starts from is gone, the one before it leads on.
 */
export async function* pagesOf<T>(
  list: List<T>,
  from: Place = { query: list.firstPage, before: [] },
): AsyncGenerator<{ rows: T[]; next: Place | null }, void> {
  const asked = new Set<string>();
  let place: Place | null = from;
  while (place && !asked.has(JSON.stringify(place.query))) {
    asked.add(JSON.stringify(place.query));
    const page: Page<T> | null = await readOrSkip(list, place.query);
    place = page ? after(list, page, place) : withoutLast(list, place);
    if (page) yield { rows: page.rows, next: place };
  }
}

/** Reads a list to its end. Pages repeat rows at their seams, so rows are kept by id. */
export async function allRows<T>(list: List<T>): Promise<T[]> {
  const found = new Map<string, T>();
  for await (const { rows } of pagesOf(list))
    for (const row of rows) found.set(list.idOf(row), row);
  return [...found.values()];
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

function after<T>(list: List<T>, { rows, nextPageToken }: Page<T>, { before }: Place) {
  const ids = rows.map(list.idOf);
  const query = list.nextPage({ rows: rows.length, lastId: ids.at(-1) ?? '', nextPageToken });
  return query && { query, before: ids.length > 0 ? ids : before };
}

// With nothing left to start from, the list begins anew; what was read of it stays.
function withoutLast<T>({ firstPage, nextPage }: List<T>, { before }: Place): Place | null {
  const left = before.slice(0, -1);
  const id = left.at(-1);
  if (id === undefined) return { query: firstPage, before: [] };
  const query = nextPage({ rows: Number.POSITIVE_INFINITY, lastId: id, nextPageToken: '' });
  return query && { query, before: left };
}
