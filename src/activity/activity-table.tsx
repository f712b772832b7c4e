import { useState } from 'react';
import { flushSync } from 'react-dom';
import { findRecord, type ActivityRecord } from '../operations/log.ts';
import { m } from '../paraglide/messages.js';
import { useVirtualRows, type VirtualRow } from '../ui/hooks/use-virtual-rows.ts';
import { entriesOf, type ActivityEntry } from './activity-entries.ts';
import styles from './activity-page.module.css';
import { ActivityRow } from './activity-row.tsx';
import { RunRow } from './run-row.tsx';

interface Props {
  /** oldest first; the table shows them newest first */
  records: readonly ActivityRecord[];
}

/** The height of a row until it is measured: three lines, as most rows have them on a wide page. */
const estimatedRowPx = 80;

/**
 * The table *Activity*. `aria-rowcount` and `aria-rowindex` give the number of all rows and the position of those that
 * are rendered.
 */
export function ActivityTable({ records }: Props) {
  const [openRuns, setOpenRuns] = useState<ReadonlySet<number>>(new Set());
  const entries = entriesOf(records, openRuns);
  return (
    <table className={styles.table} aria-label={m.activity()} aria-rowcount={entries.length + 1}>
      <thead>
        <tr aria-rowindex={1}>
          <th scope="col">{m.activity_time()}</th>
          <th scope="col">{m.activity_what()}</th>
          <th scope="col">{m.activity_change()}</th>
          <th scope="col">{m.activity_result()}</th>
          <th scope="col">
            <span className="visually-hidden">{m.actions()}</span>
          </th>
        </tr>
      </thead>
      <Rows
        entries={entries}
        onOpenRun={(id, isOpen) => setOpenRuns((before) => changed(before, id, isOpen))}
      />
    </table>
  );
}

function changed(ids: ReadonlySet<number>, id: number, isIn: boolean): ReadonlySet<number> {
  if (ids.has(id) === isIn) return ids;
  return new Set(isIn ? [...ids, id] : [...ids].filter((other) => other !== id));
}

interface RowsProps {
  entries: readonly ActivityEntry[];
  onOpenRun(this: void, id: number, isOpen: boolean): void;
}

function Rows({ entries, onOpenRun }: RowsProps) {
  // A row that is scrolled away and back has its details open again.
  const [openIds, setOpenIds] = useState<ReadonlySet<number>>(new Set());
  const rows = useVirtualRows({
    count: entries.length,
    keyAt: (index) => entries[index]?.id ?? index,
    estimatedRowPx,
  });

  // The row may be in a closed bulk run, and is mounted only as the one with the focus.
  function goTo(id: number) {
    const { runId } = findRecord(id) ?? {};
    flushSync(() => {
      if (runId !== undefined) onOpenRun(runId, true);
      rows.keepMounted(id);
    });
    document.querySelector<HTMLElement>(`#change-${id}`)?.focus();
  }

  function rowAt(virtualRow: VirtualRow) {
    const entry = entries[virtualRow.index];
    if (!entry) return undefined;
    const { id } = entry;
    const row = { id, ...virtualRow };
    if (entry.kind === 'run')
      return (
        <RunRow
          key={id}
          {...row}
          records={entry.records}
          isOpen={entry.isOpen}
          onToggle={() => onOpenRun(id, !entry.isOpen)}
          onGoTo={goTo}
        />
      );
    return (
      <ActivityRow
        key={id}
        {...row}
        record={entry.record}
        isInRun={entry.isInRun}
        isOpen={openIds.has(id)}
        onOpenChange={(isOpen) => setOpenIds((before) => changed(before, id, isOpen))}
        onGoTo={goTo}
      />
    );
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it only observes the focus
    <tbody {...rows.bodyProps}>{rows.render(rowAt)}</tbody>
  );
}
