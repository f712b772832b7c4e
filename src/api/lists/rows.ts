import * as v from 'valibot';

/** A row of a list that can't be shown. */
export interface SkippedRow {
  /** its path in the body, such as `app.3`; never a key or a secret */
  path: string;
  /** why it can't be shown, in English, for *Details* */
  reason: string;
}

/** The usable rows of a list, in their order, and the skipped ones. */
export interface Rows<T> {
  rows: T[];
  skipped: SkippedRow[];
  /** how many skipped rows follow the last usable one */
  skippedAtEnd: number;
}

/**
 * Parses a list row by row: invalid rows are skipped, with a reason, and the others stay. A missing list is empty
 * (proto3 omits empty lists, docs/apigee-api.md, "Response shapes"). A value that is not a list is skipped as a whole.
 *
 * @param path the name of the list in its body
 * @param reason the reason for each skipped row; not given = from the schema
 */
export function rowsOf<T>(
  list: unknown,
  schema: v.GenericSchema<unknown, T>,
  path: string,
  reason?: string,
): Rows<T> {
  if (list === undefined || list === null) return { rows: [], skipped: [], skippedAtEnd: 0 };
  if (!Array.isArray(list))
    return { rows: [], skipped: [{ path, reason: 'is not a list' }], skippedAtEnd: 0 };
  const rows: T[] = [];
  const skipped: SkippedRow[] = [];
  let skippedAtEnd = 0;
  for (const [index, row] of list.entries()) {
    const parsed = v.safeParse(schema, row);
    skippedAtEnd = parsed.success ? 0 : skippedAtEnd + 1;
    if (parsed.success) rows.push(parsed.output);
    else skipped.push({ path: `${path}.${index}`, reason: reason ?? reasonFor(parsed.issues[0]) });
  }
  return { rows, skipped, skippedAtEnd };
}

// Without Valibot's message, which contains the value, and that can be a key.
function reasonFor(issue: v.BaseIssue<unknown>): string {
  const field = v.getDotPath(issue);
  if (field === null) return 'is not an object';
  return `has no usable ${field}`;
}
