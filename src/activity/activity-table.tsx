import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState, type FocusEvent } from 'react';
import type { ActivityRecord } from '../operations/log.ts';
import { m } from '../paraglide/messages.js';
import { rowsToRender, useRowsTop, withGaps } from '../ui/virtual-rows.tsx';
import styles from './activity-page.module.css';
import { ActivityRow } from './activity-row.tsx';

interface Props {
  /** oldest first; the table shows them newest first */
  records: readonly ActivityRecord[];
}

/** The height of a row until it is measured: three lines, as most rows have them on a wide page. */
const estimatedRowPx = 80;
/** The distance from the top of the page to the first row, until it is measured. Keeps the first render small. */
const estimatedTopPx = 200;

/**
 * The table *Activity*. `aria-rowcount` and `aria-rowindex` give the number of all rows and the position of those that
 * are rendered.
 */
export function ActivityTable({ records }: Props) {
  return (
    <table className={styles.table} aria-label={m.activity()} aria-rowcount={records.length + 1}>
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
      <Rows records={records} />
    </table>
  );
}

// Renders only the visible rows and a few around them. The row with the focus stays mounted while the page scrolls.
function Rows({ records }: Props) {
  const body = useRef<HTMLTableSectionElement>(null);
  const top = useRowsTop(body, estimatedTopPx);
  // By record: a new change moves all rows down. A row that is scrolled away and back has its details open again.
  const [focusedId, setFocusedId] = useState<number>();
  const [openIds, setOpenIds] = useState<ReadonlySet<number>>(new Set());
  const newestFirst = records.toReversed();
  const focused =
    focusedId === undefined ? undefined : newestFirst.findIndex(({ id }) => id === focusedId);
  // The React Compiler is not used; it could not see that the virtualizer's results change.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useWindowVirtualizer<HTMLTableRowElement>({
    count: records.length,
    estimateSize: () => estimatedRowPx,
    getItemKey: (index) => newestFirst[index]?.id ?? index,
    overscan: 4,
    scrollMargin: top,
    initialRect: { width: innerWidth, height: innerHeight },
    initialOffset: () => scrollY,
    // The browser keeps what is visible in place when the height of a row above changes.
    scrollToFn: () => {},
    rangeExtractor: (range) => rowsToRender(range, focused),
  });

  // Focus moving between rows is not a blur: the target row may only be mounted because this one is focused.
  function onBlur({ currentTarget, relatedTarget }: FocusEvent) {
    if (!currentTarget.contains(relatedTarget)) setFocusedId(undefined);
  }

  function setOpen(id: number, isOpen: boolean) {
    setOpenIds((before) => {
      if (before.has(id) === isOpen) return before;
      return new Set(isOpen ? [...before, id] : [...before].filter((openId) => openId !== id));
    });
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it only observes the focus
    <tbody ref={body} onBlur={onBlur}>
      {withGaps(
        virtualizer.getVirtualItems(),
        { start: top, end: top + virtualizer.getTotalSize() },
        (index) => {
          const record = newestFirst[index];
          return (
            record && (
              <ActivityRow
                key={record.id}
                record={record}
                index={index}
                measure={virtualizer.measureElement}
                isOpen={openIds.has(record.id)}
                onOpenChange={(isOpen) => setOpen(record.id, isOpen)}
                onFocus={() => setFocusedId(record.id)}
              />
            )
          );
        },
      )}
    </tbody>
  );
}
