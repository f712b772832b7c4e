import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual';

/** How many rows are mounted around the focused row: Tab can be faster than scrolling. */
const rowsAroundFocus = { before: 4, after: 8 };

/** The indexes of the rows to render, ascending: the visible rows, the focused row and those around it. */
export function rowsToRender(range: Range, focused: number | undefined): number[] {
  const rows = defaultRangeExtractor(range);
  if (focused === undefined || focused >= range.count) return rows;
  const all = new Set(rows);
  const last = Math.min(range.count - 1, focused + rowsAroundFocus.after);
  for (let row = Math.max(0, focused - rowsAroundFocus.before); row <= last; row += 1) all.add(row);
  return all.size === rows.length ? rows : [...all].toSorted((a, b) => a - b);
}
