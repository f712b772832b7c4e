import { longestKey } from './key-shape.ts';
import { shortestKey } from './shortest-key.ts';

// What stands between a label and its value: `=`, `": "`, ` is `, and in a HAR file `", "value": "`.
const separator = String.raw`(?:[^\p{L}\p{N}_]{1,12}?(?:value|is|was|ist|lautet|est)[^\p{L}\p{N}_]{1,8}|[^\p{L}\p{N}_]{1,12})`;
const labels = String.raw`(?:keys?|client[-_. ]?id|schlüssel|clés?(?: (?:d['’])?api)?)`;

const labelled = new RegExp(
  String.raw`${labels}(${separator})(?=(\w[\w.~+-]{${shortestKey - 1},${longestKey}}))`,
  'giu',
);
const labelAtEnd = new RegExp(`(${labels})(${separator})$`, 'iu');
const secretAtEnd = new RegExp(
  String.raw`(?:secret|geheimnis|passw(?:or)?[dt]|passphrase|pwd|token|bearer|signature|private|signing|encryption)(?:[-_. ]?key)?${separator}$`,
  'iu',
);

/** The longest label with what separates it from its value, in characters. */
export const longestLabel = 64;

/** Whether what precedes a value calls it a secret. `before` needs no more than `longestLabel` characters. */
export function isSecretLabel(before: string): boolean {
  return secretAtEnd.test(before);
}

/** Whether what precedes a value calls it a consumer key, like `x-api-key: `. */
export function isKeyLabel(before: string, value: string): boolean {
  const [all, label = '', between = ''] = labelAtEnd.exec(before) ?? [];
  if (all === undefined) return false;
  const prefix = before.slice(0, before.length - all.length);
  return isLabel(prefix, label) && separates(between, value) && !isSecretLabel(before);
}

/** The values that a text calls a consumer key, whatever they look like. */
export function* labelledValues(text: string): Generator<string> {
  for (const { 0: all, 1: between = '', 2: value = '', index } of text.matchAll(labelled)) {
    const before = text.slice(Math.max(0, index - longestLabel), index);
    const label = all.slice(0, all.length - between.length);
    if (value.length > longestKey || !isLabel(before, label) || !separates(between, value))
      continue;
    if (isSecretLabel(before + all)) continue;
    const [dashes = ''] = /-*$/u.exec(between) ?? [];
    yield dashes + value.replace(/[.+~]+$/u, '');
  }
}

// `key` alone, or the key of an API, an app, a consumer or a client: not a cache key, nor a private one.
function isLabel(before: string, label: string): boolean {
  const [word = ''] = /[\p{L}\p{N}_.-]*$/u.exec(before) ?? [];
  const prefix = word.replaceAll(/[-_.]/gu, '').toLowerCase();
  if (/^client/iu.test(label)) return true;
  if (prefix) return /(?:api|app|apigee|consumer|client|developer|^x)$/u.test(prefix);
  return !/(?:secret|private|public|signing|encryption|ssh|gpg|pgp|primary|foreign|cache|sort|partition|access|master|session|license|host|hash)[ \t]$/iu.test(
    before,
  );
}

// A space separates too, but then the next word is a value only where it has a digit: “key rotation” is none.
function separates(between: string, value: string): boolean {
  if (/[:=>|→]|["'`]\s*,\s*["'`]/u.test(between)) return true;
  return /[\s"'`]/u.test(between) && /\d/u.test(value);
}
