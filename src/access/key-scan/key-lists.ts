import { isLabel, isLabelItself, isSecretLabel, longestLabel } from './key-labels.ts';
import { isMixed, isUuid, longestKey, rankByShape, ranks } from './key-shape.ts';

const pluralLabel =
  /(keys|client[-_. ]?ids|schlüssel|clés(?: (?:d['’])?api)?)(?: (?:are|were|sind|sont))?["'`*_)]{0,4}[ \t]{0,40}(?:([:=>]+)|(?=(\n|\r\n))|)/giu;

// Brackets that begin an object or end a list are no signs before an item.
const lead = String.raw`(?:</?(?:li|ul|ol|p|code)\b[^<>]{0,80}>|[^\p{L}\p{N}_<{}\]/-]|-[ \t]){0,60}(?:\d{1,3}[.)][ \t]|\[[ x]\][ \t])?`;
const name = String.raw`[\p{L}\p{N}_ .-]{1,24}["'\x60]?:[ \t]{1,4}["'\x60]?`;
const item = new RegExp(String.raw`(${lead})(${name})?([\w-][\w.~+-]{7,${longestKey}})`, 'iuy');

const and = '(?:and|und|et|or|oder|ou)';
const comment = String.raw`["'\x60*_]{0,4}(?:</(?:li|code|p)>)*[ \t]*(?:\([^()\n]{0,80}\))?[ \t]*`;
const gap = new RegExp(
  String.raw`${comment}(?:[,;](?=[^\r\n])|${and}[ \t]|<br\b[^<>]{0,9}>|<li\b[^<>]{0,80}>|[^\n{}\]]{0,200}\n)`,
  'iuy',
);
// After letters or digits alone, nothing may follow that makes them a sentence.
const endOfItem = new RegExp(
  String.raw`^["'\x60*_]{0,4}(?:</?[a-z]|[ \t]*(?:[,;&\]\r\n(]|$)|[ \t]+${and}[ \t])`,
  'iu',
);

/** The values of a list that a text calls keys, like “API keys:” with an item a line, or divided by commas. */
export function* listedValues(text: string): Generator<string> {
  for (const { 0: all, 1: label = '', 2: colon, 3: lineBreak, index } of text.matchAll(
    pluralLabel,
  )) {
    const before = text.slice(Math.max(0, index - longestLabel), index);
    if (isLabel(before, label) && !isSecretLabel(`${before}${label}:`))
      yield* itemsAt(text, index + all.length, (colon ?? lineBreak) !== undefined);
  }
}

function* itemsAt(text: string, start: number, isList: boolean): Generator<string> {
  let at = start;
  for (;;) {
    const [all, before = '', named = '', value = ''] = matchAt(item, text, at) ?? [];
    if (all === undefined) return;
    at += all.length;
    const isInList = isList || /\d/u.test(value);
    if (isInList && isItem(before, named, value, text.slice(at, at + 20))) yield trimmed(value);
    const [between] = matchAt(gap, text, at) ?? [];
    if (between === undefined) return;
    at += between.length;
  }
}

function isItem(before: string, named: string, value: string, after: string): boolean {
  if (value.length > longestKey || isLabelItself(value) || isSecretLabel(before + named))
    return false;
  if (isUuid(value) || (isMixed(value) && rankByShape(value) <= ranks.beginning)) return true;
  if (named !== '' || !endOfItem.test(after)) return false;
  // A word alone in a line without a bullet may as well end the list.
  return /\d/u.test(value) || !/\n\s*$/u.test(before);
}

function trimmed(value: string): string {
  return value.replace(/[.+~]+$/u, '');
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
