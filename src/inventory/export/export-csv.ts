import type { SkippedRow } from '../../api/lists/rows.ts';

type Value = string | number | null | undefined | readonly string[];

/**
 * RFC 4180, with a byte order mark, so that Excel reads UTF-8. Rows that can't be shown have a line with the reason.
 *
 * @param columns headers and the fields below them
 * @param reasonField the field that has the reason
 */
export function csvOf<Row extends object>(
  rows: readonly Row[],
  columns: readonly (readonly [header: string, field: keyof Row])[],
  { skipped, reasonField }: { skipped: readonly SkippedRow[]; reasonField: keyof Row },
): string {
  const lines = [
    columns.map(([header]) => cell(header)),
    ...rows.map((row) => columns.map(([, field]) => cell(row[field] as Value))),
    ...skipped.map(({ path, reason }) =>
      columns.map(([, field]) => cell(field === reasonField ? `not-shown: ${path} ${reason}` : '')),
    ),
  ];
  return `\uFEFF${lines.map((line) => `${line.join(',')}\r\n`).join('')}`;
}

/**
 * Prevents formulas (OWASP, CSV injection) by an apostrophe before what could start one. Also in the middle of a text:
 * a German or French spreadsheet splits cells at semicolons and ignores the quotes of this file.
 */
function cell(value: Value): string {
  const text = Array.isArray(value) ? value.join('; ') : String(value ?? '');
  const safe = text.replace(formulaStart, "$1'");
  return `"${safe.replaceAll('"', '""')}"`;
}

const formulaStart = /^(?=[\t\r\n])|(^|[;\t\r\n])(?=[\s"']*[=+\-@＝＋－＠])/gu;
