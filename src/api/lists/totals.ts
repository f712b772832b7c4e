/** What was received of a list, to compare with the total that the server sends. */
export interface ListCount {
  ids: ReadonlySet<string>;
  /** the number of skipped rows */
  skipped: number;
  /** the server's total, without deleted rows */
  total: number | undefined;
}

/** How many rows are missing to reach the server's total. */
function missingRows({ ids, skipped, total = 0 }: ListCount): number {
  return Math.max(0, total - ids.size - skipped);
}

/**
 * Whether the second list, of what the first may leave out, repeats the first, because the server ignores the filter.
 * If the second has no rows, equal totals count as a repeat.
 */
function isRepeatOf(first: ListCount, second: ListCount): boolean {
  const isAnyNew = [...second.ids].some((id) => !first.ids.has(id));
  const isEmpty = second.ids.size === 0 && second.skipped === 0;
  return !isAnyNew && (second.ids.size > 0 || (isEmpty && second.total === first.total));
}

/**
 * Rows missing from all lists together: from a list, and from lists of what it may leave out. If the total of the first
 * equals all rows received, it is taken as the total of all.
 *
 * @param received the number of distinct rows of all lists
 */
export function missingRowsOfAll(lists: readonly ListCount[], received: number): number {
  const isOfAll = lists[0]?.total === received;
  let missing = 0;
  for (const [index, list] of lists.entries()) {
    const isWhole = isOfAll && (index === 0 || list.total === received);
    const inList = isWhole ? 0 : missingRows(list);
    missing = repeatsOneOf(lists.slice(0, index), list) ? missing || inList : missing + inList;
  }
  return missing;
}

/** Whether a list repeats an earlier one, so that its rows, also the skipped ones, are no others. */
export function repeatsOneOf(earlier: readonly ListCount[], list: ListCount): boolean {
  return earlier.some((before) => isRepeatOf(before, list));
}

/** The number of skipped rows of all lists. */
export function skippedOf(lists: readonly ListCount[]): number {
  return lists.reduce(
    (sum, list, index) => sum + (repeatsOneOf(lists.slice(0, index), list) ? 0 : list.skipped),
    0,
  );
}
