import { useState } from 'react';
import type { BulkTarget } from '../inventory/bulk-plan.ts';
import type { Selection } from '../ui/data-table.tsx';
import { m } from '../paraglide/messages.js';
import { itemText, pickTexts } from './item-words.ts';
import type { QueueRow } from './queue.ts';

/** The rows that are selected for a decision about several. */
export function usePicked(rows: readonly QueueRow[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState<string>();
  // Those that were decided meanwhile do not count.
  const picked = rows.filter(({ id }) => ids.has(id));

  function set(changed: readonly string[], isSelected: boolean) {
    const next = new Set(ids);
    for (const id of changed)
      if (isSelected) next.add(id);
      else next.delete(id);
    setIds(next);
  }

  // With Shift, from the row that was selected last.
  function range(row: QueueRow): QueueRow[] {
    const [from, to] = [rows.findIndex(({ id }) => id === last), rows.indexOf(row)];
    return from < 0 ? [row] : rows.slice(Math.min(from, to), Math.max(from, to) + 1);
  }

  const selection: Selection<QueueRow> = {
    isSelected: ({ id }) => ids.has(id),
    onSelect(row, isSelected, withShift) {
      set(
        (withShift ? range(row) : [row]).map(({ id }) => id),
        isSelected,
      );
      setLast(row.id);
    },
    onSelectAll: (isSelected) => setIds(new Set(isSelected ? rows.map(({ id }) => id) : [])),
    selected: picked.length === 0 ? 'none' : picked.length === rows.length ? 'all' : 'some',
    labelOf: (row) => itemText(row, pickTexts),
    labelOfAll: m.approvals_pick_all({ count: rows.length }),
  };
  return {
    picked,
    selection,
    pick: (more: readonly string[]) => set(more, true),
    clear: () => setIds(new Set()),
  };
}

/** Exactly these rows, for a bulk change. */
export function bulkTargetOf(rows: readonly QueueRow[]): { ids: string[]; target: BulkTarget } {
  const levels: Extract<BulkTarget, { kind: 'chosen' }>['levels'] = {};
  for (const { app, level } of rows) levels[app.appId] = [...(levels[app.appId] ?? []), level];
  return { ids: Object.keys(levels), target: { kind: 'chosen', levels } };
}
