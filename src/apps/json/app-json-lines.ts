import { maskKey, maskedSecret } from '../../access/mask.ts';

/** Which of the three switches a status is: (1) product in key, (2) key, (3) app (docs/apigee-api.md, "Statuses"). */
export type SwitchNumber = 1 | 2 | 3;

/** A line of a body, indented, and the switch that it shows. */
interface Line {
  text: string;
  mark: SwitchNumber | undefined;
}

/** A body as people read it: two spaces a level. */
export function prettyJson(body: unknown): string {
  return JSON.stringify(body, null, 2);
}

/**
 * A copy of a body in which every `consumerKey` and `consumerSecret`, however deep, is masked.
 *
 * @param nameKey what to call a key instead of its plain mask
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

/** The lines of `prettyJson` of an app's body, numbered from 1, each status of the three levels with its mark. */
export function markedLines(body: unknown): (Line & { number: number })[] {
  const lines = linesOf(body, { path: [], before: '', after: '' });
  return lines.map((line, index) => ({ ...line, number: index + 1 }));
}

/** Where a value is: the names above it, `null` for each list, and what stands beside it on its lines. */
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

// One text per path, whatever characters the names have.
function pathId(path: JsonPosition['path']): string {
  return JSON.stringify(path);
}
