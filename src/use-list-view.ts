import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Sorting } from './ui/data-table.tsx';

interface ListView<Row> {
  /** what was typed in the search box */
  typed: string;
  search(text: string): void;
  /** writes what was typed to the URL, when the search box loses the focus: browsers limit how often it changes */
  writeSearch(): void;
  sorting: Sorting;
  sortBy(column: string): void;
  /** the rows that match, in order */
  rows: Row[];
}

interface Options<Row> {
  matches(row: Row, text: string): boolean;
  /** what each column sorts by */
  values: Readonly<Record<string, (row: Row) => string | number>>;
  language: string;
}

/**
 * Search and order of a table whose rows are all loaded. Both are in the URL; a text that finds nothing is not, because
 * it could be a key.
 */
export function useListView<Row>(
  all: readonly Row[],
  { matches, values, language }: Options<Row>,
): ListView<Row> {
  const [params, setParams] = useSearchParams();
  const [unwritten, setUnwritten] = useState<string | null>(null);
  const typed = unwritten ?? params.get('q') ?? '';
  const sorting = sortingIn(params.get('sort') ?? '', Object.keys(values));
  const { column, descending } = sorting;
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
    typed,
    search: setUnwritten,
    writeSearch() {
      if (unwritten === null) return;
      const isFound = all.some((row) => matches(row, unwritten));
      if (isFound) setUnwritten(null);
      write({ q: isFound ? unwritten : '' });
    },
    sorting,
    sortBy: (id) => write({ sort: id === column && !descending ? `-${id}` : id }),
    rows,
  };
}

// `-` before the column = descending. The first column is the default.
function sortingIn(text: string, columns: readonly string[]): Sorting {
  const asked = columns.find((column) => column === text.replace(/^-/u, ''));
  return {
    column: asked ?? columns[0] ?? '',
    descending: asked !== undefined && text.startsWith('-'),
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
