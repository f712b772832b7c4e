import type { Inventory } from '../../inventory/inventory.ts';
import type { ListQuery } from '../../inventory/app-store.ts';
import type { Row } from '../../inventory/row.ts';
import type { Listing } from './use-listing.ts';

/** How many rows one request to the worker returns. */
const rowsPerFetch = 100;
/** How many rows around the visible ones are loaded with them. */
const overscanRows = 20;
type Chunks = Map<number, Row[] | null>;

/** The last query, the visible range, and the rows loaded for it. */
export interface ScreenState {
  query: ListQuery;
  /** ms */
  at: number;
  from: number;
  to: number;
  view: string;
  chunks: Chunks;
  index: Inventory['index'] | undefined;
}

// Loads the visible rows with the answer, so that none of them goes blank. Other rows, such as the focused one, stay as
// in the last answer for the same view until the new ones are loaded.
export async function listingOf(
  index: Inventory['index'],
  query: ListQuery,
  screen: ScreenState,
): Promise<Listing> {
  const start = Math.floor(Math.max(0, screen.from - overscanRows) / rowsPerFetch);
  const end = Math.ceil((screen.to + overscanRows) / rowsPerFetch);
  const answered = await index.query(query, start * rowsPerFetch, end * rowsPerFetch);
  const { answerId, rows, ...answer } = answered;
  const view = JSON.stringify(query.view);
  const before: Chunks = screen.view === view ? screen.chunks : new Map();
  const chunks: Chunks = new Map();
  screen.view = view;
  screen.chunks = chunks;
  for (let number = start; number < end; number += 1)
    chunks.set(
      number,
      rows.slice((number - start) * rowsPerFetch, (number - start + 1) * rowsPerFetch),
    );
  const fetchChunk = async (number: number) => {
    chunks.set(number, null);
    const found = await index.rows(answerId, number * rowsPerFetch, (number + 1) * rowsPerFetch);
    if (found) chunks.set(number, found);
    else chunks.delete(number);
  };
  return {
    query,
    answer,
    idsOf: async (from, to) => (await index.ids(answerId, from, to)) ?? [],
    rowAt: (row) => {
      const number = Math.floor(row / rowsPerFetch);
      return (chunks.get(number) ?? before.get(number))?.[row % rowsPerFetch];
    },
    loadRows(from, to, onRows) {
      screen.from = from;
      screen.to = to;
      // One chunk more in both directions.
      const last = Math.ceil(Math.min(to + rowsPerFetch, answer.count) / rowsPerFetch);
      const missing: Promise<void>[] = [];
      for (
        let number = Math.max(0, Math.floor(from / rowsPerFetch) - 1);
        number < last;
        number += 1
      )
        if (!chunks.has(number)) missing.push(fetchChunk(number));
      void Promise.all(missing).then(() => missing.length > 0 && onRows());
    },
    exportAs: (request) => index.exportAs(query, request),
  };
}
