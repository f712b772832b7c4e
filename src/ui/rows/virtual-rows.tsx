import { useEffect, useState, type ReactNode, type RefObject } from 'react';

// What tables need that render only the rows near the visible part of the page.

/** How many rows are mounted around the focused row: Tab can be faster than scrolling. */
const rowsAroundFocus = { before: 4, after: 8 };

interface Range {
  startIndex: number;
  endIndex: number;
  overscan: number;
  count: number;
}

/** The indexes of the rows to render, ascending: the visible rows, the focused row and those around it. */
export function rowsToRender(
  { startIndex, endIndex, overscan, count }: Range,
  focused: number | undefined,
): number[] {
  const rows = new Set<number>();
  const add = (first: number, last: number) => {
    for (let row = first; row <= last; row += 1) if (row >= 0 && row < count) rows.add(row);
  };
  add(startIndex - overscan, endIndex + overscan);
  if (focused !== undefined && focused < count)
    add(focused - rowsAroundFocus.before, focused + rowsAroundFocus.after);
  return [...rows].toSorted((a, b) => a - b);
}

/**
 * The distance from the top of the page to the first row, in px: an estimate, until it is measured. Measured again when
 * the height of the page changes.
 */
export function useRowsTop(
  body: RefObject<HTMLTableSectionElement | null>,
  estimatedPx: number,
): number {
  const [top, setTop] = useState(estimatedPx);
  useEffect(() => {
    const page = body.current?.closest('main');
    const observer = new ResizeObserver(() => {
      if (body.current) setTop(Math.round(body.current.getBoundingClientRect().top + scrollY));
    });
    if (page) observer.observe(page);
    return () => observer.disconnect();
  }, [body]);
  return top;
}

interface Extent {
  start: number;
  end: number;
}

/**
 * Rows, with the space of those that are not rendered reserved between them. Gap cells have no `colSpan`: it would
 * bring back, as empty columns, those that a narrow page hides.
 *
 * @param items the rows to render and where they are, in px from the top of the page
 * @param table where all rows are, in px from the top of the page
 */
export function rowsWithSpacers(
  items: readonly (Extent & { index: number })[],
  table: Extent,
  renderRow: (index: number) => ReactNode,
): ReactNode[] {
  const rows: ReactNode[] = [];
  let next = table.start;
  const addGap = (end: number, key: string) => {
    if (end > next) rows.push(<Gap key={key} heightPx={end - next} />);
  };
  for (const { index, start, end } of items) {
    // Stays the same for the gap before the first row, whichever row that is.
    addGap(start, `gap ${rows.length}`);
    rows.push(renderRow(index));
    next = end;
  }
  addGap(table.end, 'gap to the end');
  return rows;
}

// Never the anchor of the scroll position: its place changes when rows mount.
function Gap({ heightPx }: { heightPx: number }) {
  return (
    <tr aria-hidden style={{ blockSize: heightPx, overflowAnchor: 'none' }}>
      <td aria-hidden style={{ padding: 0, border: 0 }} />
    </tr>
  );
}
