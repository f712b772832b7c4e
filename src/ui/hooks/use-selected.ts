import { useRef, useState } from 'react';
import type { Selection } from '../data-table.tsx';

interface Labels<Row> {
  labelOf(row: Row): string;
  labelOfAll: string;
}

/** The rows of a table that are selected, by id. Rows that are gone are not selected any more. */
export function useSelected<Row extends { id: string }>(rows: readonly Row[], labels: Labels<Row>) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  // The start of a range: the row that was selected last.
  const anchor = useRef<string | undefined>(undefined);
  const selected = rows.filter(({ id }) => ids.has(id));
  const selection: Selection<Row> = {
    ...labels,
    isSelected: ({ id }) => ids.has(id),
    onSelect(row, isSelected, withShift) {
      selectRows(withShift ? rangeTo(row) : [row], isSelected);
      anchor.current = row.id;
    },
    onSelectAll: (isSelected) => (isSelected ? selectRows(rows, true) : clear()),
    selected: selected.length === 0 ? 'none' : selected.length < rows.length ? 'some' : 'all',
  };
  return { selected, selection, selectRows, clear };

  function clear() {
    setIds(new Set());
  }

  function selectRows(changed: readonly Pick<Row, 'id'>[], isSelected: boolean) {
    const next = new Set(ids);
    for (const { id } of changed)
      if (isSelected) next.add(id);
      else next.delete(id);
    setIds(next);
  }

  function rangeTo(row: Row): Row[] {
    const indexes = [anchor.current, row.id].map((id) => rows.findIndex((one) => one.id === id));
    return indexes.includes(-1)
      ? [row]
      : rows.slice(Math.min(...indexes), Math.max(...indexes) + 1);
  }
}
