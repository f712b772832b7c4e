import { separator, separates } from './label-separators.ts';
import { isUuid, longestKey } from './key-shape.ts';
import { shortestKey } from '../shortest-key.ts';

const labels = String.raw`(?:keys?|client[-_. ]?ids?|schlüssel|clés?(?: (?:d['’])?api)?)`;

const labelled = new RegExp(
  String.raw`${labels}(${separator})(?=(\w[\w.~+-]{${shortestKey - 1},${longestKey}}))`,
  'giu',
);
const labelAtEnd = new RegExp(`(${labels})(${separator})$`, 'iu');
const secretAtEnd = new RegExp(
  String.raw`(?:secret|geheimnis|passw(?:or)?[dt]|passphrase|pwd|token|bearer|signature|private|signing|encryption)(?:[-_. ]?keys?)?${separator}$`,
  'iu',
);

const labelItself =
  /^(?:x[-_]?)?(?:api|app|consumer|client|developer)[-_.]?(?:keys?|ids?|secrets?)$/iu;
const valueNext = /^["'`]?\s{0,40},\s{0,40}["'`]?value["'`:=]/iu;

/** The longest label with what separates it from its value, in characters. */
export const longestLabel = 160;

/** The longest word before `key` that says whose key it is, in characters. */
const longestPrefix = 32;

/** Whether what precedes a value calls it a secret. `before` needs no more than `longestLabel` characters. */
export function isSecretLabel(before: string): boolean {
  return secretAtEnd.test(before);
}

/** Whether what precedes a value calls it a consumer key, like `x-api-key: `. */
export function isKeyLabel(before: string, value: string): boolean {
  const [all, label = '', between = ''] = labelAtEnd.exec(before) ?? [];
  if (all === undefined) return false;
  const prefix = before.slice(0, before.length - all.length);
  return isLabelOf(prefix, label, between, value) && !isSecretLabel(before);
}

/** The values that a text calls a consumer key, whatever they look like. */
export function* labelledValues(text: string): Generator<string> {
  for (const { 0: all, 1: between = '', 2: value = '', index } of text.matchAll(labelled)) {
    const before = text.slice(Math.max(0, index - longestLabel), index);
    const label = all.slice(0, all.length - between.length);
    if (value.length > longestKey || !isLabelOf(before, label, between, value)) continue;
    const end = index + all.length + value.length;
    if (isLabelItself(value) || valueNext.test(text.slice(end, end + 100))) continue;
    if (isSecretLabel(before + all)) continue;
    const [dashes = ''] = /-*$/u.exec(between) ?? [];
    yield dashes + value.replace(/[.+~]+$/u, '');
  }
}

function isLabelOf(before: string, label: string, between: string, value: string): boolean {
  // The path of a key in the management API.
  if (between === '/')
    return isUuid(value) || /^\d+$/u.test(value) || /\/apps\/[^/\n]+\/$/iu.test(before);
  if (!isLabel(before, label)) return false;
  const isOption = between === ' ' && /(?:^|\s)--[\w-]*$/u.test(before);
  return isOption || separates(between, value);
}

/** Whether what looks like a value is a label, as in `"key": "x-api-key", "value": "…"`. */
export function isLabelItself(value: string): boolean {
  return labelItself.test(value);
}

/** Whether it is `key` alone, or that of an API, an app, a consumer or a client: not a cache key, nor a private one. */
export function isLabel(before: string, label: string): boolean {
  // A regular expression tries each character, so it gets few.
  const [word = ''] = /[\p{L}\p{N}_.-]*$/u.exec(before.slice(-longestPrefix)) ?? [];
  const prefix = word.replaceAll(/[-_.]/gu, '').toLowerCase();
  if (/^client/iu.test(label)) return true;
  if (prefix) return /(?:api|app|apigee|consumer|client|developer|^x)$/u.test(prefix);
  return !/(?:secret|private|public|signing|encryption|ssh|gpg|pgp|primary|foreign|cache|sort|partition|access|master|session|license|host|hash)[ \t]$/iu.test(
    before,
  );
}
