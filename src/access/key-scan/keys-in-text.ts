import { dividedKeys } from './divided-keys.ts';
import { columnValues } from './key-columns.ts';
import { FoundWords, isCompleteKey, type KeyScan } from './found-words.ts';
import { isSecretLabel, labelledValues, maxLabelChars } from './key-labels.ts';
import { listedValues } from './key-lists.ts';
import { maskEnds, maskedKeysIn } from '../key-match.ts';
import {
  hasInnerCapital,
  hasLettersAndDigits,
  isUuid,
  maxKeyChars,
  rankByShape,
  ranks,
  minWholeKeyChars,
} from './key-shape.ts';
import { readingsOf } from './text-readings.ts';
import { withoutInvisible } from '../visible-text.ts';
import { slicesOf } from './text-slices.ts';

/** A longer text is not searched. */
export const maxTextChars = 10_000_000;

/** A longer text is not a name. */
const maxNameChars = 10_000;

const jsonWebToken = /\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/gu;
const basic = /\bbasic(?:\s|%20|\+)+([\w+/-]{8,}(?:=|%3d){0,2})/giu;

/**
 * Searches a text for keys, with a `pause` between two slices, so that the page stays responsive. A key is a word of 8
 * to 2,048 characters in any place: a query string, a header, JSON with escapes, percent-encoded up to twice, the user
 * of `Basic` credentials, or divided by a line break. @throws what `pause` throws
 */
export async function scanText(text: string, pause: () => Promise<void>): Promise<KeyScan> {
  const found = new FoundWords();
  if (text.length <= maxTextChars) {
    let isFirst = true;
    for (const slice of slicesOf(text)) {
      if (!isFirst) await pause();
      isFirst = false;
      takeSlice(found, slice);
    }
    takeWhole(found, text);
  }
  return found.scan();
}

/** `scanText` without pauses, for typed text. */
export function scanNow(text: string): KeyScan {
  return wordsIn(text).scan();
}

/** A word of a text that may be a key. */
export interface PossibleKey {
  word: string;
  /** `key` = has a key label or looks like a complete key, so that it is looked up on a server */
  kind: 'key' | 'masked' | 'other';
  /** may be a consumer secret: is long, looks generated and has no key label */
  mayBeSecret: boolean;
}

/** The distinct words of a text that may be keys, likeliest first. `isComplete` = no word was left out. */
export function possibleKeysIn(text: string): { words: PossibleKey[]; isComplete: boolean } {
  const found = wordsIn(text);
  const words = found.sorted().map(([word, rank]) => {
    const kind = kindOf(word, rank);
    return { word, kind, mayBeSecret: kind !== 'masked' && mayBeSecret(word, rank) };
  });
  return { words, isComplete: !found.hasDropped };
}

function kindOf(word: string, rank: number): PossibleKey['kind'] {
  if (maskEnds(word)) return rank <= ranks.beginning ? 'masked' : 'other';
  return isCompleteKey(rank) ? 'key' : 'other';
}

// A generated secret can have no digit.
function mayBeSecret(word: string, rank: number): boolean {
  if (rank <= ranks.named) return false;
  return (
    rankByShape(word) === ranks.key || (word.length >= minWholeKeyChars && hasInnerCapital(word))
  );
}

function wordsIn(text: string): FoundWords {
  const found = new FoundWords();
  if (text.length <= maxTextChars) {
    for (const slice of slicesOf(text)) takeSlice(found, slice);
    takeWhole(found, text);
  }
  return found;
}

/** Whether to only search this text for keys: it contains what looks like a complete key, or is too long for a name. */
export function isForKeys(text: string): boolean {
  return text.length > maxNameChars || scanNow(text).keys > 0;
}

function takeSlice(found: FoundWords, slice: string): void {
  for (const reading of readingsOf(slice)) {
    const plain = reading
      .replaceAll(basic, (_all, encoded: string) => {
        const [user = ''] = decoded(encoded).split(':');
        found.add(user, isUuid(user) ? ranks.named : Math.min(rankByShape(user), ranks.beginning));
        return ' ';
      })
      .replaceAll(jsonWebToken, ' ');
    takeWords(found, plain);
    for (const valuesOf of [labelledValues, listedValues, columnValues])
      for (const value of valuesOf(plain)) takeLabelled(found, value);
    for (const { word, rank } of dividedKeys(plain)) found.add(word, rank);
    for (const word of maskedKeysIn(plain))
      found.add(
        word,
        hasLettersAndDigits(word) || hasInnerCapital(word) ? ranks.beginning : ranks.other,
      );
  }
}

function takeWords(found: FoundWords, plain: string): void {
  for (const { 0: word, index } of plain.matchAll(/[\w-]{8,}/gu)) {
    if (word.length > maxKeyChars) continue;
    const byShape = rankByShape(withoutMarkup(word));
    const isSecret =
      byShape <= ranks.beginning &&
      isSecretLabel(plain.slice(Math.max(0, index - maxLabelChars), index));
    addWithMarks(found, word, isSecret ? ranks.other : byShape);
  }
}

function takeLabelled(found: FoundWords, value: string): void {
  const bare = withoutMarkup(value);
  const rank = rankByShape(bare) === ranks.key ? ranks.namedKey : ranks.named;
  found.add(bare, rank);
  found.add(value, rank);
}

// A key can start or end with `-` or `_`. Equal ones at both ends are probably markup.
function addWithMarks(found: FoundWords, word: string, rank: number): void {
  const bare = withoutMarkup(word);
  found.add(bare, rank);
  if (bare === '' || bare === word) return;
  const at = word.indexOf(bare);
  const isMarkedUp = word.slice(0, at) === word.slice(at + bare.length);
  found.add(word, isMarkedUp ? Math.max(rank, ranks.beginning) : rank);
}

function withoutMarkup(word: string): string {
  return word.replaceAll(/^[-_]+|[-_]+$/gu, '');
}

// The whole text can be a key with other characters, or one that looks like a number, a name or an ID.
function takeWhole(found: FoundWords, text: string): void {
  const start = text.trimStart();
  if (start.length > maxNameChars) return;
  const word = withoutInvisible(start).trim();
  const [only, ...others] = maskedKeysIn(word);
  if (only !== undefined && others.length === 0 && word.replace('...', '…') === only)
    found.add(only, ranks.beginning);
  if (!/^[\w.~+-]+$/u.test(word) || word.startsWith('eyJ')) return;
  const bare = withoutMarkup(word);
  const rank = rankOfWhole(bare);
  found.add(bare, rank);
  found.add(word, bare !== word && rank === ranks.beginning ? ranks.alone : rank);
}

function rankOfWhole(word: string): number {
  if (isUuid(word)) return ranks.alone;
  if (hasLettersAndDigits(word) || hasInnerCapital(word)) return ranks.beginning;
  return word.length < minWholeKeyChars ? ranks.other : ranks.alone;
}

function decoded(base64: string): string {
  try {
    return atob(base64.replaceAll(/%3d|=/giu, '').replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return '';
  }
}
