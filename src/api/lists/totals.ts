/** What was received of a list, to compare with the total that the server sends. */
export interface ListCount {
  ids: ReadonlySet<string>;
  /** the number of skipped rows */
  skipped: number;
  /** the server's total, without deleted rows */
  total: number | undefined;
}

/** How many rows are missing to reach the server's total. */
export function missingRows({ ids, skipped, total = 0 }: ListCount): number {
  return Math.max(0, total - ids.size - skipped);
}

/**
 * Whether the second list, of revoked apps only, repeats the first, because the server ignores the status filter. If
 * the second has no rows, equal totals count as a repeat.
 */
export function isRepeatOf(first: ListCount, second: ListCount): boolean {
  const isAnyNew = [...second.ids].some((id) => !first.ids.has(id));
  const isEmpty = second.ids.size === 0 && second.skipped === 0;
  return !isAnyNew && (second.ids.size > 0 || (isEmpty && second.total === first.total));
}

/**
 * Rows missing from both lists together. A total equal to all rows received is taken as the total of both.
 *
 * @param received the number of distinct rows of both lists
 */
export function missingRowsOfBoth(first: ListCount, second: ListCount, received: number): number {
  const isOfBoth = first.total === received;
  const inFirst = isOfBoth ? 0 : missingRows(first);
  const inSecond = isOfBoth && second.total === received ? 0 : missingRows(second);
  return isRepeatOf(first, second) ? inFirst || inSecond : inFirst + inSecond;
}
