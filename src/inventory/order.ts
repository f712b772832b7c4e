import type { AppStore } from './app-store.ts';
import { ownerLabel, productsOf } from './row.ts';
import { textRanks } from './text-order.ts';
import type { SortColumn, View } from './view.ts';

/**
 * The rows sorted by a column, text in the order of the language. Ties are sorted by name, then by ID, so that the
 * order is always the same.
 */
export function orderOf(
  appStore: AppStore,
  { sort, descending }: Pick<View, 'sort' | 'descending'>,
  language: string,
): Uint32Array {
  const cache = sortCacheOf(appStore, language);
  const name = `${sort} ${descending}`;
  const found = cache.orders.get(name);
  if (found) return found;
  const { rank } = cache;
  const value = valuesOf(appStore, sort, language);
  const sign = descending ? -1 : 1;
  const order = cache.byName.toSorted(
    (a, b) => sign * ((value[a] ?? 0) - (value[b] ?? 0)) || (rank[a] ?? 0) - (rank[b] ?? 0),
  );
  cache.orders.set(name, order);
  return order;
}

interface SortCache {
  version: number;
  language: string;
  byName: Uint32Array;
  /** the position of each row by name and ID */
  rank: Uint32Array;
  /** the position of each row by name; rows with equal names share one */
  nameRank: Uint32Array;
  orders: Map<string, Uint32Array>;
}

const sortCaches = new WeakMap<AppStore, SortCache>();

// Starts from the previous order: sorting an almost sorted array is fast.
function sortCacheOf(appStore: AppStore, language: string): SortCache {
  const last = sortCaches.get(appStore);
  if (last?.version === appStore.version && last.language === language) return last;
  const { ids, names, displayNames, rows: size, version } = appStore;
  const shown = (row: number) => displayNames[row] || (names[row] ?? '');
  // Needs a plain array; the sort of typed arrays gains nothing from a previous order.
  const rows = [...(last?.byName ?? [])];
  for (let row = rows.length; row < size; row += 1) rows.push(row);
  const ranks = textRanks(rows.map(shown), language);
  const nameRank = new Uint32Array(size);
  for (const row of rows) nameRank[row] = ranks.get(shown(row)) ?? 0;
  rows.sort(
    (a, b) => (nameRank[a] ?? 0) - (nameRank[b] ?? 0) || ((ids[a] ?? '') < (ids[b] ?? '') ? -1 : 1),
  );
  const rank = new Uint32Array(size);
  for (const [index, row] of rows.entries()) rank[row] = index;
  const byName = Uint32Array.from(rows);
  const cache = { version, language, byName, rank, nameRank, orders: new Map() };
  sortCaches.set(appStore, cache);
  return cache;
}

function valuesOf(appStore: AppStore, sort: SortColumn, language: string): ArrayLike<number> {
  const { owners, ownerOf, statuses, statusOf, keysFrom, keysTo, directory } = appStore;
  switch (sort) {
    case 'app':
      return sortCacheOf(appStore, language).nameRank;
    case 'owner':
      return ranked(
        ownerOf,
        owners.map((owner) => ownerLabel(owner, directory)),
        language,
      );
    case 'status':
      return ranked(
        statusOf,
        statuses.map((status) => status.toLowerCase()),
        language,
      );
    case 'keys':
      return keysTo.map((to, row) => to - (keysFrom[row] ?? 0));
    case 'products':
      // Computed on demand: a column would use memory also where nobody sorts by it.
      return Array.from({ length: appStore.rows }, (_, row) => productsOf(appStore.at(row)).length);
    default:
      return appStore[sort];
  }
}

/** The position of each row by name, for sorting; rows with equal names share one. */
export function namePositions(appStore: AppStore, language: string): ArrayLike<number> {
  return sortCacheOf(appStore, language).nameRank;
}

/** For each row, the rank of its word among all words; equal words share one. `wordOf` has the index of a row's word. */
export function ranked(wordOf: number[], words: string[], language: string): number[] {
  const ranks = textRanks(words, language);
  return wordOf.map((word) => ranks.get(words[word] ?? '') ?? 0);
}
