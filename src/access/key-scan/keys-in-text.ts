import { dividedKeys } from './divided-keys.ts';
import { columnValues } from './key-columns.ts';
import { isSecretLabel, labelledValues, longestLabel } from './key-labels.ts';
import { listedValues } from './key-lists.ts';
import { maskEnds, maskedKeysIn, minMaskEnd } from '../key-match.ts';
import {
  isJumbled,
  isMixed,
  isUuid,
  longestKey,
  rankByShape,
  ranks,
  wholeKeyLength,
} from './key-shape.ts';
import { shortestKey } from '../shortest-key.ts';
import { readingsOf } from './text-readings.ts';
import { withoutInvisible } from '../visible-text.ts';
import { slicesOf } from './text-slices.ts';

/** How long a text may be that is searched, in characters. */
export const largestText = 10_000_000;

/** A longer text is no name that somebody types, in characters. */
const longestName = 10_000;

/** How many keys a server is asked for at most, on the ground of one text. */
const mostAsked = 5;

/** How many words of one text are searched for at most. */
export const mostWords = 10_000;

/** From this length on a key is generated, and no beginning of one, in characters. */
const generatedLength = 32;

const jsonWebToken = /\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/gu;
const basic = /\bbasic(?:\s|%20|\+)+([\w+/-]{8,}(?:=|%3d){0,2})/giu;

/** What a text holds that may be keys. */
export interface KeyScan {
  /**
   * the words that may be a consumer key or begin one, likeliest first, each once, at most
   * `mostWords`; a masked key is written with one `…` (`maskEnds`)
   */
  words: readonly string[];
  /** those that are worth a request each, at most 5 */
  toAsk: readonly string[];
  /** how many words the text calls keys, or look like whole ones */
  keys: number;
  /** something looks like a key, its beginning or its masked form, and is not just any long word */
  mayHoldKey: boolean;
  /** the keys in `toAsk` are complete: none of them is the beginning of a longer one */
  isSettledByServer: boolean;
  /** no word had to be left out */
  isComplete: boolean;
}

/**
 * Searches a text for keys, slice by slice, with a `pause` between two slices, so that a page that does this stays
 * usable. A key is a word of 8 to 2,048 characters, wherever it stands: in a query string, a header, JSON with its
 * escapes, percent-encoded up to twice, as the user of `Basic` credentials, or over a line break. A text longer
 * than `largestText` holds none. @throws what `pause` throws
 */
export async function scanText(text: string, pause: () => Promise<void>): Promise<KeyScan> {
  const found = new Words();
  if (text.length <= largestText) {
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

/** `scanText` in one go, for a text that somebody types. */
export function scanNow(text: string): KeyScan {
  const found = new Words();
  if (text.length <= largestText) {
    for (const slice of slicesOf(text)) takeSlice(found, slice);
    takeWhole(found, text);
  }
  return found.scan();
}

/** Whether a text is for finding keys alone: it holds what looks like a whole one, or is no name by its length. */
export function isForKeys(text: string): boolean {
  return text.length > longestName || scanNow(text).keys > 0;
}

/** Words by rank. Of each rank no more are kept than are searched for. */
class Words {
  readonly #rankOf = new Map<string, number>();
  readonly #kept = new Map<number, number>();
  #hasDropped = false;

  add(word: string, rank: number): void {
    const least = maskEnds(word) ? 2 * minMaskEnd : shortestKey;
    if (word.length < least || word.length > longestKey) return;
    const known = this.#rankOf.get(word);
    if (known !== undefined && known <= rank) return;
    const kept = this.#kept.get(rank) ?? 0;
    if (kept === mostWords) {
      this.#hasDropped = true;
      return;
    }
    this.#kept.set(rank, kept + 1);
    if (known !== undefined) this.#kept.set(known, (this.#kept.get(known) ?? 0) - 1);
    this.#rankOf.set(word, rank);
  }

  scan(): KeyScan {
    const sorted = [...this.#rankOf].toSorted(([, one], [, other]) => one - other);
    const upTo = (rank: number) => sorted.filter(([, of]) => of <= rank);
    // A text of many lines joins into many words, none of which was meant.
    const guesses = upTo(ranks.joinedGuess).length - upTo(ranks.alone).length;
    const asked = upTo(guesses <= 2 ? ranks.joinedGuess : ranks.alone).slice(0, mostAsked);
    const [first] = asked;
    return {
      words: sorted.slice(0, mostWords).map(([word]) => word),
      toAsk: asked.map(([word]) => word),
      keys: upTo(ranks.key).filter(([, rank]) => rank !== ranks.joined).length,
      mayHoldKey: sorted.some(isLikely),
      isSettledByServer:
        first !== undefined &&
        upTo(ranks.alone).length <= asked.length &&
        (first[0].length >= generatedLength || !isMixed(first[0])),
      isComplete: !this.#hasDropped && sorted.length <= mostWords,
    };
  }
}

function isLikely([word, rank]: [string, number]): boolean {
  if (rank === ranks.alone) return isMixed(word) || isJumbled(word);
  return rank <= ranks.beginning;
}

function takeSlice(found: Words, slice: string): void {
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
      found.add(word, isMixed(word) || isJumbled(word) ? ranks.beginning : ranks.other);
  }
}

function takeWords(found: Words, plain: string): void {
  for (const { 0: word, index } of plain.matchAll(/[\w-]{8,}/gu)) {
    if (word.length > longestKey) continue;
    const byShape = rankByShape(withoutMarkup(word));
    const isSecret =
      byShape <= ranks.beginning &&
      isSecretLabel(plain.slice(Math.max(0, index - longestLabel), index));
    addWithMarks(found, word, isSecret ? ranks.other : byShape);
  }
}

function takeLabelled(found: Words, value: string): void {
  const bare = withoutMarkup(value);
  const rank = rankByShape(bare) === ranks.key ? ranks.namedKey : ranks.named;
  found.add(bare, rank);
  found.add(value, rank);
}

// A key can begin or end with `-` or `_`. Where both ends have the same, a text marks a word up with them.
function addWithMarks(found: Words, word: string, rank: number): void {
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

// The whole text can be a key with other signs in it, or one that looks like a number, a name or an id.
function takeWhole(found: Words, text: string): void {
  const start = text.trimStart();
  if (start.length > longestName) return;
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
  if (isMixed(word) || isJumbled(word)) return ranks.beginning;
  return word.length < wholeKeyLength ? ranks.other : ranks.alone;
}

function decoded(base64: string): string {
  try {
    return atob(base64.replaceAll(/%3d|=/giu, '').replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return '';
  }
}
