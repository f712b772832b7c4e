import { maskEnds, minMaskEndChars } from '../key-match.ts';
import { minKeyChars } from '../min-key-chars.ts';
import { hasInnerCapital, hasLettersAndDigits, maxKeyChars, ranks } from './key-shape.ts';

/** At most this many keys of a text are looked up on the server. */
const maxServerLookups = 5;

/** At most this many words of a text are searched for. */
export const maxWords = 10_000;

/** A key of this length is a complete generated key, not the start of one. */
const minGeneratedKeyChars = 32;

/** The words of a text that may be keys. */
export interface KeyScan {
  /**
   * distinct words that may be a consumer key or the start of one, likeliest first, at most `maxWords`; masked keys
   * have one `…` (`maskEnds`)
   */
  words: readonly string[];
  /** the words to look up on the server, at most 5 */
  toLookUp: readonly string[];
  /** the number of words that have a key label or look like a complete key */
  keys: number;
  /** a word looks like a key, its start or its masked form, and not only like a long word */
  mayHoldKey: boolean;
  /** the keys in `toLookUp` are complete, none is the start of a longer one */
  isSettledByServer: boolean;
  /** no word was left out */
  isComplete: boolean;
}

/** Words by rank, at most `maxWords` of each. */
export class FoundWords {
  readonly #rankOf = new Map<string, number>();
  readonly #kept = new Map<number, number>();
  /** there were more words of a rank than are kept */
  hasDropped = false;

  add(word: string, rank: number): void {
    const least = maskEnds(word) ? 2 * minMaskEndChars : minKeyChars;
    if (word.length < least || word.length > maxKeyChars) return;
    const known = this.#rankOf.get(word);
    if (known !== undefined && known <= rank) return;
    const kept = this.#kept.get(rank) ?? 0;
    if (kept === maxWords) {
      this.hasDropped = true;
      return;
    }
    this.#kept.set(rank, kept + 1);
    if (known !== undefined) this.#kept.set(known, (this.#kept.get(known) ?? 0) - 1);
    this.#rankOf.set(word, rank);
  }

  sorted(): [string, number][] {
    return [...this.#rankOf].toSorted(([, one], [, other]) => one - other);
  }

  scan(): KeyScan {
    const sorted = this.sorted();
    const upTo = (rank: number) => sorted.filter(([, of]) => of <= rank);
    // In a text of many lines, most guesses are wrong, so none is looked up.
    const guesses = upTo(ranks.joinedGuess).length - upTo(ranks.alone).length;
    const asked = upTo(guesses <= 2 ? ranks.joinedGuess : ranks.alone).slice(0, maxServerLookups);
    const [first] = asked;
    return {
      words: sorted.slice(0, maxWords).map(([word]) => word),
      toLookUp: asked.map(([word]) => word),
      keys: sorted.filter(([, rank]) => isCompleteKey(rank)).length,
      mayHoldKey: sorted.some(isLikely),
      isSettledByServer:
        first !== undefined &&
        upTo(ranks.alone).length <= asked.length &&
        (first[0].length >= minGeneratedKeyChars || !hasLettersAndDigits(first[0])),
      isComplete: !this.hasDropped && sorted.length <= maxWords,
    };
  }
}

function isLikely([word, rank]: [string, number]): boolean {
  if (rank === ranks.alone) return hasLettersAndDigits(word) || hasInnerCapital(word);
  return rank <= ranks.beginning;
}

/** Whether words of a rank are complete keys. Two lines that were joined may be none. */
export function isCompleteKey(rank: number): boolean {
  return rank <= ranks.key && rank !== ranks.joined;
}
