/** The order of a table by one of its columns. */
export interface SortOrder<Column extends string> {
  sort: Column;
  descending: boolean;
}

/** The order in a URL: the column, after `-` if descending. The default, unless the column is one of `columns`. */
export function orderIn<Column extends string>(
  text: string,
  columns: readonly Column[],
  defaultOrder: SortOrder<Column>,
): SortOrder<Column> {
  const sort = columns.find((column) => column === text.replace(/^-/u, ''));
  return sort ? { sort, descending: text.startsWith('-') } : defaultOrder;
}

/** An order as in a URL. */
export function orderText({ sort, descending }: SortOrder<string>): string {
  return (descending ? '-' : '') + sort;
}
