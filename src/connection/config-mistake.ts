// Loaded when a configuration can't be used, and never otherwise.
import type { Mistake } from './config.ts';

const rulesInWords: Record<string, string> = {
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

/** A mistake in a line, such as `connections.0: unknown field organisations (is organizations meant?)`. */
export function explainMistake({ place, field, isUnknown }: Mistake): string {
  if (isUnknown) return `${place}: unknown field ${field}${hint(field)}`;
  return `${place === 'config.json' ? '' : `${place}.`}${field}: ${rulesInWords[field]}`;
}

// Names that begin alike are meant: `organisations`, `base_url`, `clientID`.
function hint(field: string): string {
  if (/token|secret|password/iu.test(field)) return ' (nothing secret belongs here)';
  for (let length = 8; length >= 3; length -= 1) {
    const near = Object.keys(rulesInWords).find(
      (name) => beginning(name, length) === beginning(field, length),
    );
    if (near) return ` (is ${near} meant?)`;
  }
  return '';
}

function beginning(name: string, length: number): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z]/gu, '')
    .slice(0, length);
}

/**
 * Where a text stops being JSON, such as `line 7, column 3: not valid JSON`. Browsers say this in different
 * ways, and Safari says no place at all.
 */
export function mistakeInJson(text: string): string {
  return `${placeOf(text, endOfJson(text))}: not valid JSON`;
}

/**
 * What a text holds that ends or swallows the page it is included in, with its place; `undefined` when it
 * holds nothing of the kind. Between the tags of a script, `</script` ends it and `<!--` can hide its end.
 */
export function mistakeInMarkup(text: string): string | undefined {
  const found = /<!--|<\/script/iu.exec(text);
  if (!found) return undefined;
  const [mark] = found;
  const instead = mark.replace('<', String.raw`\u003c`);
  return `${placeOf(text, found.index)}: ${mark} can’t be included in a page; write ${instead}`;
}

function placeOf(text: string, at: number): string {
  const lines = text.slice(0, at).split('\n');
  return `line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`;
}

// Up to where the text reads as JSON.
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
