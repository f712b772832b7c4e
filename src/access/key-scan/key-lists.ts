import { isLabel, isLabelItself, isSecretLabel, maxLabelChars } from './key-labels.ts';
import { hasLettersAndDigits, isUuid, maxKeyChars, rankByShape, ranks } from './key-shape.ts';

const pluralLabel =
  /(keys|client[-_. ]?ids|schlüssel|clés(?: (?:d['’])?api)?)(?: (?:are|were|sind|sont))?["'`*_)]{0,4}[ \t]{0,40}(?:([:=>]+)|(?=(\n|\r\n))|)/giu;

// Without brackets that start an object or end a list.
const lead = String.raw`(?:</?(?:li|ul|ol|p|code)\b[^<>]{0,80}>|[^\p{L}\p{N}_<{}\]/-]|-[ \t]){0,60}(?:\d{1,3}[.)][ \t]|\[[ x]\][ \t])?`;
const name = String.raw`[\p{L}\p{N}_ .-]{1,24}["'\x60]?:[ \t]{1,4}["'\x60]?`;
const item = new RegExp(String.raw`(${lead})(${name})?([\w-][\w.~+-]{7,${maxKeyChars}})`, 'iuy');

const and = '(?:and|und|et|or|oder|ou)';
const comment = String.raw`["'\x60*_]{0,4}(?:</(?:li|code|p)>)*[ \t]*(?:\([^()\n]{0,80}\))?[ \t]*`;
const gap = new RegExp(
  String.raw`${comment}(?:[,;](?=[^\r\n])|${and}[ \t]|<br\b[^<>]{0,9}>|<li\b[^<>]{0,80}>|[^\n{}\]]{0,200}\n)`,
  'iuy',
);
// What can follow an item of letters or digits only; other text would make it a sentence.
const endOfItem = new RegExp(
  String.raw`^["'\x60*_]{0,4}(?:</?[a-z]|[ \t]*(?:[,;&\]\r\n(]|$)|[ \t]+${and}[ \t])`,
  'iu',
);

/** The items of lists with a plural key label, such as “API keys:”, one per line or separated by commas. */
export function* listedValues(text: string): Generator<string> {
  for (const { 0: all, 1: label = '', 2: colon, 3: lineBreak, index } of text.matchAll(
    pluralLabel,
  )) {
    const before = text.slice(Math.max(0, index - maxLabelChars), index);
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
  if (value.length > maxKeyChars || isLabelItself(value) || isSecretLabel(before + named))
    return false;
  if (isUuid(value) || (hasLettersAndDigits(value) && rankByShape(value) <= ranks.beginning))
    return true;
  if (named !== '' || !endOfItem.test(after)) return false;
  // A single word on a line without a bullet can be the text after the list.
  return /\d/u.test(value) || !/\n\s*$/u.test(before);
}

function trimmed(value: string): string {
  return value.replace(/[.+~]+$/u, '');
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
