import { maskKey, maskedSecret } from '../../access/mask.ts';

/** The number of a status: (1) product in key, (2) key, (3) app (docs/apigee-api.md, "Statuses"). */
export type SwitchNumber = 1 | 2 | 3;

/** An indented line of a body, and the number of the status that it shows. */
interface Line {
  text: string;
  mark: SwitchNumber | undefined;
}

/** A body as JSON, indented by two spaces per level. */
export function prettyJson(body: unknown): string {
  return JSON.stringify(body, null, 2);
}

/**
 * A copy of a body in which every `consumerKey` and `consumerSecret`, however deep, is masked.
 *
 * @param nameKey the text that replaces a key; by default its plain mask
 */
export function maskedBody(body: unknown, nameKey = maskKey): unknown {
  if (Array.isArray(body)) return body.map((item) => maskedBody(item, nameKey));
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, maskedField(name, value, nameKey)]),
  );
}

function maskedField(name: string, value: unknown, nameKey: typeof maskKey): unknown {
  if (value === null) return null;
  if (name === 'consumerSecret') return maskedSecret;
  if (name === 'consumerKey') return nameKey(typeof value === 'string' ? value : '');
  return maskedBody(value, nameKey);
}

/** The lines of `prettyJson` for an app's body, numbered from 1; the statuses of the three levels are marked. */
export function markedLines(body: unknown): (Line & { number: number })[] {
  const lines = linesOf(body, { path: [], before: '', after: '' });
  return lines.map((line, index) => ({ ...line, number: index + 1 }));
}

/** The position of a value: its path, with `null` for each list, and the text around it on its lines. */
interface JsonPosition {
  path: (string | null)[];
  before: string;
  after: string;
}

function linesOf(value: unknown, { path, before, after }: JsonPosition): Line[] {
  const indent = '  '.repeat(path.length);
  const children = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (children.length === 0)
    return [{ text: indent + before + JSON.stringify(value) + after, mark: markAt(path) }];
  const isList = Array.isArray(value);
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  const inner = children.flatMap(([name, child], index) =>
    linesOf(child, {
      path: [...path, isList ? null : name],
      before: isList ? '' : `${JSON.stringify(name)}: `,
      after: index < children.length - 1 ? ',' : '',
    }),
  );
  return [unmarked(indent + before + open), ...inner, unmarked(indent + close + after)];
}

function unmarked(text: string): Line {
  return { text, mark: undefined };
}

const marks = new Map<string, SwitchNumber>([
  [pathId(['credentials', null, 'apiProducts', null, 'status']), 1],
  [pathId(['credentials', null, 'status']), 2],
  [pathId(['status']), 3],
]);

function markAt(path: JsonPosition['path']): SwitchNumber | undefined {
  return marks.get(pathId(path));
}

// JSON, because names may contain any separator.
function pathId(path: JsonPosition['path']): string {
  return JSON.stringify(path);
}
