import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual';

/** The rows to draw: those that are seen and a few around them, and the one with the focus, in order. */
export function rangeWith(range: Range, focused: number | undefined): number[] {
  const rows = defaultRangeExtractor(range);
  if (focused === undefined || focused >= range.count || rows.includes(focused)) return rows;
  return [...rows, focused].toSorted((a, b) => a - b);
}
