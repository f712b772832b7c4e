type Query = Record<string, string>;

/** One page of a list: its rows, and the token of the next page where the platform gives one. */
interface Page<T> {
  rows: T[];
  nextPageToken: string;
}

/** How a list goes on after a page, or `null` when that was the last (reference §2.4). */
export type NextPage = (page: {
  rows: number;
  lastId: string;
  nextPageToken: string;
}) => Query | null;

interface List<T> {
  firstPage: Query;
  nextPage: NextPage;
  /** reads one page; what it throws ends the whole read, unless `startIsGone` knows better */
  readPage(query: Query): Promise<Page<T>>;
  /** what a row is known by, here and as `startKey` */
  idOf(row: T): string;
  /** whether an error says that the row to start from was deleted meanwhile */
  startIsGone?(error: unknown): boolean;
}

/**
 * Reads a list to its end. Pages repeat rows at their seams, so rows are kept by id. A query that was asked
 * before is the end, whatever the server says, so that none can make this go on for ever. Where the row
 * that a page starts from is gone, the one before it leads on.
 */
export async function allRows<T>(list: List<T>): Promise<T[]> {
  const found = new Map<string, T>();
  let query: Query | null = list.firstPage;
  let gone = 0;
  const asked = new Set<string>();
  while (query && !asked.has(JSON.stringify(query))) {
    asked.add(JSON.stringify(query));
    const page: Page<T> | null = await readOrSkip(list, query);
    if (page) {
      for (const row of page.rows) found.set(list.idOf(row), row);
      gone = 0;
      query = after(list, page);
    } else {
      gone += 1;
      query = startingFrom(list, [...found.keys()].at(-1 - gone));
    }
  }
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

function after<T>({ nextPage, idOf }: List<T>, { rows, nextPageToken }: Page<T>): Query | null {
  const last = rows.at(-1);
  return nextPage({ rows: rows.length, lastId: last ? idOf(last) : '', nextPageToken });
}

// With nothing left to start from, the list begins anew; what was read of it stays.
function startingFrom<T>({ firstPage, nextPage }: List<T>, id: string | undefined): Query | null {
  if (id === undefined) return firstPage;
  return nextPage({ rows: Number.POSITIVE_INFINITY, lastId: id, nextPageToken: '' });
}
