import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState, type FocusEvent, type ReactNode } from 'react';
import { rowsToRender, useRowsTop, rowsWithSpacers } from '../rows/virtual-rows.tsx';

export type RowKey = string | number;

/** What a row that is rendered must pass on to its `<tr>`. */
export interface VirtualRow {
  /** among all rows, from 0: `data-index`; `aria-rowindex` is 2 more */
  index: number;
  /** measures the height of the row now and whenever it changes, by its `data-index` */
  measure(this: void, row: HTMLTableRowElement | null): void;
  onFocus(this: void): void;
}

interface Options {
  count: number;
  keyAt(index: number): RowKey;
  /** the height of a row until it is measured */
  estimatedRowPx: number;
}

/** The distance from the top of the page to the first row, until it is measured. Keeps the first render small. */
const estimatedTopPx = 200;

/**
 * Renders only the visible rows of a table and a few around them, of any height. The row with the focus stays mounted
 * while the page scrolls.
 */
export function useVirtualRows({ count, keyAt, estimatedRowPx }: Options) {
  const body = useRef<HTMLTableSectionElement>(null);
  const top = useRowsTop(body, estimatedTopPx);
  // By key: rows move when the table is sorted, or when a new one comes first.
  const [focused, setFocused] = useState<{ key: RowKey; index: number }>();
  const focusedIndex = focused && indexOf(focused, count, keyAt);
  // The React Compiler is not used; it could not see that the virtualizer's results change.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useWindowVirtualizer<HTMLTableRowElement>({
    count,
    estimateSize: () => estimatedRowPx,
    getItemKey: keyAt,
    overscan: 4,
    scrollMargin: top,
    initialRect: { width: innerWidth, height: innerHeight },
    initialOffset: () => scrollY,
    // The browser keeps what is visible in place when the height of a row above changes.
    scrollToFn: () => {},
    rangeExtractor: (range) => rowsToRender(range, focusedIndex),
  });

  // Focus moving between rows is not a blur: the target row may only be mounted because this one is focused.
  function onBlur({ currentTarget, relatedTarget }: FocusEvent) {
    if (!currentTarget.contains(relatedTarget)) setFocused(undefined);
  }

  function render(rowAt: (row: VirtualRow) => ReactNode) {
    const end = top + virtualizer.getTotalSize();
    return rowsWithSpacers(virtualizer.getVirtualItems(), { start: top, end }, (index) =>
      rowAt({
        index,
        measure: virtualizer.measureElement,
        onFocus: () => setFocused({ key: keyAt(index), index }),
      }),
    );
  }

  const { startIndex = 0, endIndex = 0 } = virtualizer.range ?? {};
  return {
    /** of the `<tbody>` */
    bodyProps: { ref: body, onBlur },
    /** the rows and the gaps between them */
    render,
    /** the visible rows */
    visible: { start: startIndex, end: endIndex + 1 },
    /** mounts a row that is to get the focus */
    keepMounted: (key: RowKey) => setFocused({ key, index: -1 }),
  };
}

function indexOf(
  { key, index }: { key: RowKey; index: number },
  count: number,
  keyAt: (index: number) => RowKey,
): number | undefined {
  if (index >= 0 && index < count && keyAt(index) === key) return index;
  for (let other = 0; other < count; other += 1) if (keyAt(other) === key) return other;
  return undefined;
}
