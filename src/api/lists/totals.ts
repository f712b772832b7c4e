/** What of a list was received, to compare with what the server says it has. */
export interface Counted {
  ids: ReadonlySet<string>;
  /** rows that cannot be shown */
  skipped: number;
  /** how many rows the server says the list has, without those that are gone */
  total: number | undefined;
}

/** How many rows the server says the list has and did not give. */
export function missingIn({ ids, skipped, total = 0 }: Counted): number {
  return Math.max(0, total - ids.size - skipped);
}

/**
 * Whether a second list, asked for what the first may hide, is the first once more: the server ignored what the second
 * asked for. Without a row, a total like that of the first list tells.
 */
export function isRepeatOf(first: Counted, second: Counted): boolean {
  const isAnyNew = [...second.ids].some((id) => !first.ids.has(id));
  const isEmpty = second.ids.size === 0 && second.skipped === 0;
  return !isAnyNew && (second.ids.size > 0 || (isEmpty && second.total === first.total));
}

/**
 * How many rows are missing in a list and a second one, of what the first may hide. Whether a total is that of one
 * list or of both is not known: one that is all that was received is complete.
 *
 * @param received how many distinct rows both gave
 */
export function missingInBoth(first: Counted, second: Counted, received: number): number {
  const isOfBoth = first.total === received;
  const inFirst = isOfBoth ? 0 : missingIn(first);
  const inSecond = isOfBoth && second.total === received ? 0 : missingIn(second);
  return isRepeatOf(first, second) ? inFirst || inSecond : inFirst + inSecond;
}
