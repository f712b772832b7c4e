import { isKeyLabel, isSecretLabel, longestLabel } from './key-labels.ts';
import {
  isJumbled,
  isMixed,
  isUuid,
  longestKey,
  rankByShape,
  ranks,
  wholeKeyLength,
} from './key-shape.ts';

/** How many lines one key may be spread over. */
const mostLines = 64;

/** One line of a text: what it can begin or end a divided key with. */
interface Line {
  text: string;
  /** its first word, and what follows that */
  head: string;
  after: string;
  /** its last word */
  tail: string;
  /** the one word is all of it */
  isAlone: boolean;
}

/**
 * Keys that a line break divides, put together, with their rank: where the text calls the first part a key, where
 * the text is nothing else, or where both parts look like parts of one.
 */
export function* dividedKeys(text: string): Generator<{ word: string; rank: number }> {
  const all = text.split(/\r\n|[\n\r\u0085\u2028\u2029]/u);
  if (all.length < 2) return;
  const lines = all.map(lineOf);
  const filled = lines.filter((line) => line.text.trim() !== '');
  const isWholeText = filled.length <= mostLines && filled.every(({ isAlone }) => isAlone);
  for (let at = 0; at + 1 < lines.length; at += 1) {
    const [first, second] = [lines[at], lines[at + 1]];
    if (!first?.tail || !second?.head) continue;
    const before = first.text.slice(0, first.text.lastIndexOf(first.tail)).slice(-longestLabel);
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

// By hand: a regular expression would try each place of a long line. An `=` at the end is a soft break of mail, a
// backslash one of a shell.
function tailOf(text: string): string {
  const trimmed = text.trimEnd();
  const end = /[=\\]$/u.test(trimmed) ? trimmed.length - 1 : trimmed.length;
  let from = end;
  while (from > 0 && end - from < longestKey && /[\w-]/u.test(text.charAt(from - 1))) from -= 1;
  return text.slice(from, end);
}

function rankOfPair(
  first: Line,
  second: Line,
  before: string,
  isWholeText: boolean,
): number | null {
  const { head, after, isAlone } = second;
  if (beginsAnew(second) || isSecretLabel(before)) return null;
  if (isKeyLabel(before, first.tail)) {
    const isEnd = isAlone || /^(?:\S|\s+HTTP\/)/u.test(after);
    return isEnd || isPart(head) ? ranks.joined : ranks.joinedGuess;
  }
  if (isWholeText && (isMixed(first.tail + head) || isJumbled(first.tail + head)))
    return ranks.joined;
  const looksDivided = isPart(first.tail) && isPart(head) && !/^\d{4}-\d\d/u.test(head);
  const isKey = rankByShape(first.tail + head) === ranks.key;
  return looksDivided && isKey ? ranks.joinedGuess : null;
}

// The name of a header, a property or a host, or a cell of a table, begins a line of its own, and a ruler is no part of a key.
function beginsAnew({ head, after }: Line): boolean {
  return /^(?:\s*[:=](?!$)|@|\/|\.\w|\t\S)/u.test(after) || !/[\da-z]/iu.test(head);
}

// In a list of keys, all lines are equally long, and none continues the one before.
function areWholeKeys(pieces: readonly string[]): boolean {
  return pieces.every(
    (piece) => piece.length === pieces[0]?.length && piece.length >= wholeKeyLength,
  );
}

function piecesFrom(lines: readonly Line[], from: number): string[] {
  const pieces = [lines[from]?.tail ?? ''];
  for (const line of lines.slice(from + 1, from + mostLines)) {
    if (line.head && beginsAnew(line)) break;
    if (line.head) pieces.push(line.head);
    if (!line.isAlone) break;
  }
  return pieces;
}

function isPart(piece: string): boolean {
  return isMixed(piece) || isJumbled(piece);
}

function* fitting(pieces: readonly string[], rank: number) {
  const word = pieces.join('');
  if (word.length <= longestKey) yield { word, rank };
}
