import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual';

/** How many rows go along with the one that has the focus: Tab can be faster than scrolling. */
const around = { before: 4, after: 8 };

/** The rows to draw: those that are seen and a few around them, and the one with the focus with its next, in order. */
export function rangeWith(range: Range, focused: number | undefined): number[] {
  const rows = defaultRangeExtractor(range);
  if (focused === undefined || focused >= range.count) return rows;
  const all = new Set(rows);
  const last = Math.min(range.count - 1, focused + around.after);
  for (let row = Math.max(0, focused - around.before); row <= last; row += 1) all.add(row);
  return all.size === rows.length ? rows : [...all].toSorted((a, b) => a - b);
}
