import type { Columns } from './columns.ts';
import { ownerLabel, productsOf } from './row.ts';
import type { Column, View } from './view.ts';

/**
 * The rows in the order of a column, in the language's order of words. Equal ones stay in the order of their
 * names, and those in the order of their ids, so that the same apps always stand in the same order.
 */
export function orderOf(
  columns: Columns,
  { sort, descending }: Pick<View, 'sort' | 'descending'>,
  language: string,
): Uint32Array {
  const known = knownOf(columns, language);
  const name = `${sort} ${descending}`;
  const found = known.orders.get(name);
  if (found) return found;
  const { rank } = known;
  const value = valuesOf(columns, sort, language);
  const sign = descending ? -1 : 1;
  const order = known.byName.toSorted(
    (a, b) => sign * ((value[a] ?? 0) - (value[b] ?? 0)) || (rank[a] ?? 0) - (rank[b] ?? 0),
  );
  known.orders.set(name, order);
  return order;
}

interface Known {
  version: number;
  language: string;
  byName: Uint32Array;
  /** the place of each row by name and id */
  rank: Uint32Array;
  /** the place of each row by name alone: apps of one name share it */
  place: Uint32Array;
  orders: Map<string, Uint32Array>;
}

const knownOrders = new WeakMap<Columns, Known>();

// What was sorted before is nearly sorted after a page more, and that is what sorting again takes little time for.
function knownOf(columns: Columns, language: string): Known {
  const last = knownOrders.get(columns);
  if (last?.version === columns.version && last.language === language) return last;
  const { compare } = new Intl.Collator(language, { numeric: true });
  const { ids, names, displayNames, size, version } = columns;
  const shown = (row: number) => displayNames[row] || (names[row] ?? '');
  // Not a typed array: only this sort makes use of what is in order already.
  const rows = [...(last?.byName ?? [])];
  for (let row = rows.length; row < size; row += 1) rows.push(row);
  rows.sort((a, b) => compare(shown(a), shown(b)) || ((ids[a] ?? '') < (ids[b] ?? '') ? -1 : 1));

  const rank = new Uint32Array(size);
  const place = new Uint32Array(size);
  rows.forEach((row, index) => {
    const before = rows[index - 1];
    const isSame = before !== undefined && compare(shown(before), shown(row)) === 0;
    rank[row] = index;
    place[row] = isSame ? (place[before] ?? 0) : index;
  });
  const byName = Uint32Array.from(rows);
  const known = { version, language, byName, rank, place, orders: new Map() };
  knownOrders.set(columns, known);
  return known;
}

function valuesOf(columns: Columns, sort: Column, language: string): ArrayLike<number> {
  const { owners, ownerOf, statuses, statusOf, keysFrom, keysTo, directory } = columns;
  switch (sort) {
    case 'app':
      return knownOf(columns, language).place;
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
      // Counted when somebody asks: a column of it would be kept for everybody.
      return Array.from(columns.all(), (app) => productsOf(app).length);
    default:
      return columns[sort];
  }
}

// Words by their place among all words; equal ones share it.
function ranked(wordOf: number[], words: string[], language: string): number[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const ranks = new Map<string, number>();
  let last: string | undefined;
  for (const word of words.toSorted(compare)) {
    const isSame = last !== undefined && compare(last, word) === 0;
    ranks.set(word, isSame ? (ranks.get(last ?? '') ?? 0) : ranks.size);
    last = word;
  }
  return wordOf.map((word) => ranks.get(words[word] ?? '') ?? 0);
}
