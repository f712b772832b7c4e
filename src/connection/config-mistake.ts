// Loaded only if the configuration is invalid.
import type { Mistake } from './config.ts';

const ruleTexts: Record<string, string> = {
  connections: 'must be a list',
  name: 'must be a text that is not empty',
  platform: 'must be "x" or "edge"',
  baseUrl: String.raw`must be https://…, http://… or /…, up to and without /organizations, and without spaces, \, ?, # or a user`,
  organizations: 'must be a list of names, or left out',
  signIn: 'must be an object, or left out',
  production: 'must be true or false, or left out',
  propagationSeconds: 'must be a whole number from 0 to 3600, or left out',
  kind: 'must be "proxy", "token" or "google"',
  clientId: 'must be the id of an OAuth client',
};

/** Describes a mistake in one line, such as `connections.0: unknown field organisations (is organizations meant?)`. */
export function explainMistake({ path, field, isUnknown }: Mistake): string {
  if (isUnknown) return `${path}: unknown field ${field}${hint(field)}`;
  return `${path === 'config.json' ? '' : `${path}.`}${field}: ${ruleTexts[field]}`;
}

// Suggests a known field with the same prefix: `organisations`, `base_url`, `clientID`.
function hint(field: string): string {
  if (Object.hasOwn(ruleTexts, field)) return ' (it does not belong here)';
  if (/token|secret|password/iu.test(field)) return ' (nothing secret belongs here)';
  for (let length = 8; length >= 3; length -= 1) {
    const similar = Object.keys(ruleTexts).find(
      (name) => prefixOf(name, length) === prefixOf(field, length),
    );
    if (similar) return ` (is ${similar} meant?)`;
  }
  return '';
}

function prefixOf(name: string, length: number): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z]/gu, '')
    .slice(0, length);
}

/**
 * The position of a syntax error, such as `line 7, column 3: not valid JSON`. Our own parser, because browsers report it
 * differently, and Safari reports no position.
 */
export function mistakeInJson(text: string): string {
  return `${positionOf(text, endOfJson(text))}: not valid JSON`;
}

/**
 * The first markup in a configuration that breaks the page it is included in, with its position; `undefined` = none.
 * Inside a script block, `</script` ends the block and `<!--` can hide its end.
 */
export function mistakeInMarkup(text: string): string | undefined {
  const found = /<!--|<\/script/iu.exec(text);
  if (!found) return undefined;
  const [mark] = found;
  const instead = mark.replace('<', String.raw`\u003c`);
  return `${positionOf(text, found.index)}: ${mark} can’t be included in a page; write ${instead}`;
}

function positionOf(text: string, at: number): string {
  const lines = text.slice(0, at).split('\n');
  return `line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`;
}

// The offset up to which the text is valid JSON.
function endOfJson(text: string): number {
  let at = 0;

  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at += found[0].length;
    return found !== null;
  };
  const next = (pattern: RegExp): boolean => {
    skip(/[ \t\n\r]*/uy);
    return skip(pattern);
  };
  const items = (one: () => boolean, end: RegExp): boolean => {
    if (next(end)) return true;
    while (one()) {
      if (next(end)) return true;
      if (!next(/,/uy)) return false;
    }
    return false;
  };
  const field = () => next(string) && next(/:/uy) && value();
  const value = (): boolean => {
    if (next(/\{/uy)) return items(field, /\}/uy);
    if (next(/\[/uy)) return items(value, /\]/uy);
    return next(string) || next(scalar);
  };

  value();
  next(/(?=\S)/uy);
  return at;
}

const string = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-f]{4}))*"/iuy;
const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?|true|false|null)(?![\w.])/uy;
