import type { Inventory } from '../inventory/inventory.ts';
import type { AppStore } from '../inventory/app-store.ts';
import type { CallUsage } from '../inventory/keys/call-usage.ts';
import { exportKeys, type KeyExportRequest } from '../inventory/keys/key-export.ts';
import { forecastOf, type Forecast } from '../inventory/keys/key-forecast.ts';
import type { KeyRow } from '../inventory/keys/key-row.ts';
import {
  queryKeys,
  type KeyAnswer,
  type KeyQuery,
  type KeyRef,
} from '../inventory/keys/key-table.ts';

/** The answer to a query, with access to its rows. */
export interface KeyListing {
  query: KeyQuery;
  answer: KeyAnswer;
  /** what its rows and its filter by use were made with */
  usage: CallUsage | null;
  /** `undefined` = not loaded yet */
  rowAt(this: void, index: number): KeyRow | undefined;
  /** loads the rows of a range, `to` excluded; resolves with whether rows were added */
  loadRows(this: void, from: number, to: number): Promise<boolean>;
  /** the keys of a range, by their IDs */
  refsOf(this: void, from: number, to: number): Promise<KeyRef[]>;
  /** the keys that expire soon, by week; of all keys, not only of those that match */
  forecast(this: void): Promise<Forecast>;
  /** the text of a CSV file with all rows */
  exportAs(this: void, request: KeyExportRequest): Promise<string>;
}

/** Answers a query from the apps on the page. */
export function localKeyListing(
  appStore: AppStore,
  query: KeyQuery,
  usage: CallUsage | null,
): KeyListing {
  const { rows, refs, ...answer } = queryKeys(appStore, query, usage);
  const known = new Map<number, KeyRow | undefined>();
  return {
    query,
    answer,
    usage,
    rowAt(index) {
      if (!known.has(index)) known.set(index, rows(index, index + 1)[0]);
      return known.get(index);
    },
    loadRows: async () => false,
    refsOf: async (from, to) => refs(from, to),
    forecast: async () => forecastOf(appStore, query),
    exportAs: async (request) => exportKeys(appStore, query, request, usage),
  };
}

/** How many rows one request to the worker returns. */
const rowsPerFetch = 100;

/** Answers a query from the worker, to which the usage was sent before, with the rows of a range. */
export async function workerKeyListing(
  index: Inventory['index'],
  { query, usage }: { query: KeyQuery; usage: CallUsage | null },
  { from, to }: { from: number; to: number },
): Promise<KeyListing> {
  const first = Math.floor(from / rowsPerFetch);
  const end = Math.max(first + 1, Math.ceil(to / rowsPerFetch));
  const answered = await index.queryKeys(query, first * rowsPerFetch, end * rowsPerFetch);
  const { answerId, rows, ...answer } = answered;
  /** by number; an empty one is being loaded */
  const chunks = new Map<number, readonly (KeyRow | undefined)[]>();
  for (let number = first; number < end; number += 1)
    chunks.set(number, rows.slice((number - first) * rowsPerFetch).slice(0, rowsPerFetch));
  const load = async (number: number) => {
    chunks.set(number, []);
    const start = number * rowsPerFetch;
    const found = await index.keyRows(answerId, start, start + rowsPerFetch);
    if (found) chunks.set(number, found);
    else chunks.delete(number);
  };
  return {
    query,
    answer,
    usage,
    rowAt: (row) => chunks.get(Math.floor(row / rowsPerFetch))?.[row % rowsPerFetch],
    async loadRows(start, stop) {
      const missing: Promise<void>[] = [];
      // One chunk more in both directions.
      const last = Math.ceil(Math.min(stop + rowsPerFetch, answer.count) / rowsPerFetch);
      for (
        let number = Math.max(0, Math.floor(start / rowsPerFetch) - 1);
        number < last;
        number += 1
      )
        if (!chunks.has(number)) missing.push(load(number));
      await Promise.all(missing);
      return missing.length > 0;
    },
    refsOf: async (start, stop) => (await index.keyRefs(answerId, start, stop)) ?? [],
    forecast: () => index.forecast({ language: query.language, now: query.now }),
    exportAs: (request) => index.exportKeys(query, request),
  };
}
