import * as v from 'valibot';

/** A row of a list that cannot be shown. */
export interface SkippedRow {
  /** where it stands in the body, such as `app.3`; never a key or a secret */
  path: string;
  /** what is wrong with it, in English, for *Details* */
  reason: string;
}

/** The rows of a list that can be used, in their order, and what was left out. */
export interface Rows<T> {
  rows: T[];
  skipped: SkippedRow[];
  /** how many of those left out stand behind the last row that can be used */
  skippedAtEnd: number;
}

/**
 * Parses a list row by row: a row that the schema refuses is left out and named, and the others stay. An absent
 * list has no rows (proto3 leaves empty lists out, docs/apigee-api.md, "Response shapes"); anything else that is no
 * array is left out whole.
 *
 * @param path the name of the list in its body
 * @param reason what is wrong with each row that is left out; not given = what the schema says
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

// Valibot's own message repeats what it received, and that can be a key.
function reasonFor(issue: v.BaseIssue<unknown>): string {
  const field = v.getDotPath(issue);
  if (field === null) return 'is not an object';
  return `has no usable ${field}`;
}
