import { minMaskableChars } from '../../access/mask.ts';
import type { AppStore } from '../app-store.ts';
import { namePositions, ranked } from '../order.ts';
import { ownerLabel } from '../row.ts';
import type { CallUsage } from './call-usage.ts';
import type { KeyColumns } from './key-columns.ts';
import type { KeysToFilter } from './key-match.ts';
import { createLastCalls } from './last-calls.ts';
import type { KeySortColumn, KeyView } from './key-view.ts';

const orders = new WeakMap<KeyColumns, Map<string, Uint32Array>>();

/** The keys sorted by a column. Ties stay in the order in which the apps were loaded. */
export function keyOrderOf(
  { appStore, columns, usage }: Pick<KeysToFilter, 'appStore' | 'columns' | 'usage'>,
  { sort, descending }: Pick<KeyView, 'sort' | 'descending'>,
  language: string,
): Uint32Array {
  // Usage arrives in parts, so its order is not kept.
  if (sort === 'used') return sortedBy(ranksOf(lastDays(appStore, columns, usage)), descending);
  const known = orders.get(columns) ?? new Map<string, Uint32Array>();
  orders.set(columns, known);
  const name = `${sort} ${descending} ${language}`;
  const before = known.get(name);
  if (before) return before;
  const order = sortedBy(ranksBy(appStore, columns, sort, language), descending);
  known.set(name, order);
  return order;
}

// Counts how many keys have each rank, which tells where each rank starts: the time grows with the number of keys only.
function sortedBy(rankOf: Uint32Array, descending: boolean): Uint32Array {
  const last = rankOf.reduce((most, rank) => Math.max(most, rank), 0);
  const ranks = descending ? rankOf.map((rank) => last - rank) : rankOf;
  const startOf = new Uint32Array(last + 2);
  for (const rank of ranks) startOf[rank + 1] = (startOf[rank + 1] ?? 0) + 1;
  for (let rank = 1; rank <= last; rank += 1)
    startOf[rank] = (startOf[rank] ?? 0) + (startOf[rank - 1] ?? 0);
  const order = new Uint32Array(ranks.length);
  for (let entry = 0; entry < ranks.length; entry += 1) {
    const rank = ranks[entry] ?? 0;
    const position = startOf[rank] ?? 0;
    order[position] = entry;
    startOf[rank] = position + 1;
  }
  return order;
}

// The rank of each value among all of them; equal values share one.
function ranksOf(values: Float64Array): Uint32Array {
  const distinct = values.toSorted();
  let ranks = 0;
  for (const value of distinct) {
    if (ranks === 0 || distinct[ranks - 1] !== value) {
      distinct[ranks] = value;
      ranks += 1;
    }
  }
  return Uint32Array.from(values, (value) => rankIn(distinct, ranks, value));
}

function rankIn(distinct: Float64Array, length: number, value: number): number {
  let from = 0;
  let to = length - 1;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((distinct[middle] ?? 0) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

function ranksBy(
  appStore: AppStore,
  columns: KeyColumns,
  sort: Exclude<KeySortColumn, 'used'>,
  language: string,
): Uint32Array {
  const { appRowOf, keyOf, stateOf, reasonOf } = columns;
  const { keys, issued, expires, pairsFrom, pairOf } = appStore;
  const byKey = (value: (key: number) => number) => Float64Array.from(keyOf, value);
  const byApp = (ranks: ArrayLike<number>) => appRowOf.map((row) => ranks[row] ?? 0);
  switch (sort) {
    case 'key':
      return ranksOf(byKey((key) => maskValue(keys[key] ?? '')));
    case 'app':
      return byApp(namePositions(appStore, language));
    case 'owner':
      return byApp(ownerRanks(appStore, language));
    case 'products':
      return keyOf.map((key) => (pairsFrom[key + 1] ?? pairOf.length) - (pairsFrom[key] ?? 0));
    case 'verdict':
      return Uint32Array.from(
        stateOf,
        (state, index) => state * 256 + ((reasonOf[index] ?? 0) % 255),
      );
    case 'issued':
      return ranksOf(byKey((key) => issued[key] ?? 0));
    case 'expires':
      return ranksOf(byKey((key) => expiryValue(expires[key] ?? Infinity)));
  }
}

// Keys without a call come first; those that statistics do not record before them.
function lastDays(
  appStore: AppStore,
  { appRowOf, keyOf, size }: KeyColumns,
  usage: CallUsage | null,
): Float64Array {
  if (!usage) return new Float64Array(size);
  const calls = createLastCalls(appStore, usage);
  return Float64Array.from({ length: size }, (_, index) => {
    const row = appRowOf[index] ?? 0;
    const last = calls.last(row, keyOf[index] ?? 0);
    return last?.day ?? (calls.isRecorded(row) ? 0 : -1);
  });
}

function ownerRanks({ ownerOf, owners, directory }: AppStore, language: string): number[] {
  const labels = owners.map((owner) => ownerLabel(owner, directory));
  return ranked(ownerOf, labels, language);
}

// Never comes after all dates, and an unknown expiry last.
function expiryValue(ends: number): number {
  if (Number.isNaN(ends)) return Number.MAX_VALUE;
  return ends === Infinity ? Number.MAX_SAFE_INTEGER : ends;
}

// The first seven characters of a mask as a number, in the order of their codes. Keys that are wholly hidden come last.
function maskValue(key: string): number {
  if (key.length < minMaskableChars) return 2 ** 49;
  const shown = key.slice(0, 4) + key.slice(-4, -1);
  let value = 0;
  for (let at = 0; at < shown.length; at += 1)
    value = value * 128 + Math.min(127, shown.charCodeAt(at));
  return value;
}
