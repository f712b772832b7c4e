import { isKeyLabel, isSecretLabel, maxLabelChars } from './key-labels.ts';
import {
  hasInnerCapital,
  hasLettersAndDigits,
  isUuid,
  maxKeyChars,
  rankByShape,
  ranks,
  minWholeKeyChars,
} from './key-shape.ts';

/** A divided key has at most this many lines. */
const maxKeyLines = 64;

/** A line, with the words that can be the start or the end of a divided key. */
interface Line {
  text: string;
  /** its first word, and the text after it */
  head: string;
  after: string;
  /** its last word */
  tail: string;
  /** it has only one word */
  isAlone: boolean;
}

/**
 * Joins keys that line breaks divide: if the first part has a key label, if the text has nothing else, or if both parts
 * look like parts of a key.
 */
export function* dividedKeys(text: string): Generator<{ word: string; rank: number }> {
  const all = text.split(/\r\n|[\n\r\u0085\u2028\u2029]/u);
  if (all.length < 2) return;
  const lines = all.map(lineOf);
  const filled = lines.filter((line) => line.text.trim() !== '');
  const isWholeText = filled.length <= maxKeyLines && filled.every(({ isAlone }) => isAlone);
  for (let at = 0; at + 1 < lines.length; at += 1) {
    const [first, second] = [lines[at], lines[at + 1]];
    if (!first?.tail || !second?.head) continue;
    const before = first.text.slice(0, first.text.lastIndexOf(first.tail)).slice(-maxLabelChars);
    const rank = rankOfPair(first, second, before, isWholeText);
    if (rank === null || isUuid(first.tail) || isUuid(second.head)) continue;
    const isNamed = isKeyLabel(before, first.tail);
    if (isNamed || filled.length < 3 || !areWholeKeys([first.tail, second.head]))
      yield* fitting([first.tail, second.head], rank);
    const isInside = first.isAlone && Boolean(lines[at - 1]?.tail);
    if (!second.isAlone || isInside) continue;
    const pieces = piecesFrom(lines, at);
    if (pieces.length > 2 && (isNamed || !areWholeKeys(pieces))) yield* fitting(pieces, rank);
  }
}

function lineOf(text: string): Line {
  const [, head = '', after = ''] = /^[ \t>|]*([\w-]{1,2048})(.{0,8})/u.exec(text) ?? [];
  const tail = tailOf(text);
  const isAlone = head !== '' && /^[=\\]?[ \t]*$/u.test(after) && head === tail;
  return { text, head, after, tail, isAlone };
}

// Without a regular expression, which would try each position of a long line. A line break can be written as `=` in
// mail and as a backslash in a shell.
function tailOf(text: string): string {
  const trimmed = text.trimEnd();
  const end = /[=\\]$/u.test(trimmed) ? trimmed.length - 1 : trimmed.length;
  let from = end;
  while (from > 0 && end - from < maxKeyChars && /[\w-]/u.test(text.charAt(from - 1))) from -= 1;
  return text.slice(from, end);
}

function rankOfPair(
  first: Line,
  second: Line,
  before: string,
  isWholeText: boolean,
): number | null {
  const { head, after, isAlone } = second;
  if (startsNewLine(second) || isSecretLabel(before)) return null;
  if (isKeyLabel(before, first.tail)) {
    const isEnd = isAlone || /^(?:\S|\s+HTTP\/)/u.test(after);
    return isEnd || isPart(head) ? ranks.joined : ranks.joinedGuess;
  }
  if (isWholeText && (hasLettersAndDigits(first.tail + head) || hasInnerCapital(first.tail + head)))
    return ranks.joined;
  const looksDivided = isPart(first.tail) && isPart(head) && !/^\d{4}-\d\d/u.test(head);
  const isKey = rankByShape(first.tail + head) === ranks.key;
  return looksDivided && isKey ? ranks.joinedGuess : null;
}

// The name of a header, a property or a host, and a cell of a table, start a new line. A ruler is not part of a key.
function startsNewLine({ head, after }: Line): boolean {
  return /^(?:\s*[:=](?!$)|@|\/|\.\w|\t\S)/u.test(after) || !/[\da-z]/iu.test(head);
}

// Lines of equal length are a list of complete keys.
function areWholeKeys(pieces: readonly string[]): boolean {
  return pieces.every(
    (piece) => piece.length === pieces[0]?.length && piece.length >= minWholeKeyChars,
  );
}

function piecesFrom(lines: readonly Line[], from: number): string[] {
  const pieces = [lines[from]?.tail ?? ''];
  for (const line of lines.slice(from + 1, from + maxKeyLines)) {
    if (line.head && startsNewLine(line)) break;
    if (line.head) pieces.push(line.head);
    if (!line.isAlone) break;
  }
  return pieces;
}

function isPart(piece: string): boolean {
  return hasLettersAndDigits(piece) || hasInnerCapital(piece);
}

function* fitting(pieces: readonly string[], rank: number) {
  const word = pieces.join('');
  if (word.length <= maxKeyChars) yield { word, rank };
}
