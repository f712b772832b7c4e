const heading =
  /(^|[|,;\t])[ "'`*]{0,4}(?:(?:x[-_])?(?:api|app|consumer|client)?[-_. ]?keys?|client[-_. ]?ids?|(?:api|consumer)[- ]?schlüssel|clés?(?: (?:d['’])?api)?)[ "'`*]{0,4}(?=([|,;\t])|\r?$)/gimu;
const value = /^["'`*]{0,4}([\w-][\w.~+-]{7,2047})["'`*]{0,4}$/u;

/** The values in table columns with a key label as heading (Markdown, CSV or tabs). */
export function* columnValues(text: string): Generator<string> {
  let from = 0;
  for (const { 0: all, 1: before = '', 2: after, index } of text.matchAll(heading)) {
    const divider = before || after;
    if (index < from || divider === undefined) continue;
    const start = text.lastIndexOf('\n', index) + 1;
    const column = text.slice(start, index + all.length).split(divider).length - 1;
    const [header, rows] = [lineAt(text, start), rowsFrom(text, start, divider)];
    from = start + header.length;
    for (const cells of rows) {
      const [, key] = value.exec(cells[column]?.trim() ?? '') ?? [];
      if (key !== undefined && /[\da-z]/iu.test(key)) yield key;
    }
  }
}

// The rows after the header, until one has another number of cells.
function* rowsFrom(text: string, start: number, divider: string): Generator<string[]> {
  let line = lineAt(text, start);
  const columns = line.split(divider).length;
  for (let at = start + line.length + 1; at < text.length; at += line.length + 1) {
    line = lineAt(text, at);
    const cells = line.split(divider);
    if (cells.length !== columns) return;
    yield cells;
  }
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end === -1 ? text.length : end);
}
