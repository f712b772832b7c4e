import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { orderIn, orderText } from '../inventory/sort-order.ts';
import { useLanguage } from '../messages/locale.ts';
import type { Sorting } from '../ui/data-table.tsx';

interface ListView<Row> {
  /** the rows that match, in order */
  rows: Row[];
  /** for a `DataTable` */
  table: {
    count: number;
    rowAt(this: void, index: number): Row | undefined;
    sorting: Sorting;
    onSort(column: string): void;
  };
  /** for a `SearchBox` */
  searchBox: {
    value: string;
    onChange(text: string): void;
    /** writes what was typed to the URL: browsers limit how often it changes */
    onLeave(): void;
  };
}

interface Options<Row> {
  matches(row: Row, text: string): boolean;
  /** what each column sorts by */
  values: Readonly<Record<string, (row: Row) => string | number>>;
}

/**
 * Search and order of a table whose rows are all loaded. Both are in the URL; a text that finds nothing is not, because
 * it could be a key.
 */
export function useListView<Row>(
  all: readonly Row[],
  { matches, values }: Options<Row>,
): ListView<Row> {
  const language = useLanguage();
  const [params, setParams] = useSearchParams();
  const [unwritten, setUnwritten] = useState<string | null>(null);
  const typed = unwritten ?? params.get('q') ?? '';
  const columns = Object.keys(values);
  const { sort: column, descending } = orderIn(params.get('sort') ?? '', columns, {
    sort: columns[0] ?? '',
    descending: false,
  });
  const rows = useMemo(() => {
    const found = all.filter((row) => typed.trim() === '' || matches(row, typed));
    const value = values[column];
    if (!value) return found;
    const { compare } = new Intl.Collator(language, { numeric: true });
    const ordered = found.toSorted((one, other) =>
      compareValues(value(one), value(other), compare),
    );
    return descending ? ordered.toReversed() : ordered;
  }, [all, typed, matches, values, column, descending, language]);

  const write = (changes: Record<string, string>) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [name, text] of Object.entries(changes))
          if (text) after.set(name, text);
          else after.delete(name);
        return after;
      },
      { replace: true, preventScrollReset: true },
    );

  return {
    rows,
    table: {
      count: rows.length,
      rowAt: (index) => rows[index],
      sorting: { column, descending },
      onSort: (id) =>
        write({ sort: orderText({ sort: id, descending: id === column && !descending }) }),
    },
    searchBox: {
      value: typed,
      onChange: setUnwritten,
      onLeave() {
        if (unwritten === null) return;
        const isFound = all.some((row) => matches(row, unwritten));
        if (isFound) setUnwritten(null);
        write({ q: isFound ? unwritten : '' });
      },
    },
  };
}

function compareValues(
  one: string | number,
  other: string | number,
  compare: (one: string, other: string) => number,
): number {
  return typeof one === 'number' && typeof other === 'number'
    ? one - other
    : compare(String(one), String(other));
}
