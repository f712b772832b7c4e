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
  /** reads one page; what it throws ends the whole read */
  readPage(query: Query): Promise<Page<T>>;
  /** what a row is known by, here and as `startKey` */
  idOf(row: T): string;
}

/**
 * Reads a list to its end. Pages repeat rows at their seams, so rows are kept by id; a page that brings
 * nothing new is the end, whatever its token says, so that no server can make this go on for ever.
 */
export async function allRows<T>({ firstPage, nextPage, readPage, idOf }: List<T>): Promise<T[]> {
  const found = new Map<string, T>();
  let query: Query | null = firstPage;
  while (query) {
    const page: Page<T> = await readPage(query);
    const known = found.size;
    for (const row of page.rows) found.set(idOf(row), row);
    const last = page.rows.at(-1);
    const { nextPageToken } = page;
    const lastId = last === undefined ? '' : idOf(last);
    query = found.size > known ? nextPage({ rows: page.rows.length, lastId, nextPageToken }) : null;
  }
  return [...found.values()];
}
