import { minKeyChars } from '../min-key-chars.ts';

/** The maximum length of a consumer key in Apigee. */
export const maxKeyChars = 2048;

/** A word in the format of a key counts as a complete key from this length on. */
export const minWholeKeyChars = 16;

/** How likely a word is a key: the lower, the likelier. Words up to `alone` are looked up on the server. */
export const ranks = {
  /** has a key label, and looks like a key */
  namedKey: 0,
  /** has a key label */
  named: 1,
  /** a key divided by a line break, with a label or nothing else around it */
  joined: 2,
  /** looks like a complete key */
  key: 3,
  /** is the whole text */
  alone: 4,
  /** two words that may be a key divided by a line break */
  joinedGuess: 5,
  beginning: 6,
  other: 7,
  uuid: 8,
};

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;
const time = /^\d{4}-?\d\d-?\d\d(?:T\d+(?:-\d+)*Z?)?$/iu;

/** The rank of a word by its format, without its context. */
export function rankByShape(word: string): number {
  if (isUuid(word)) return ranks.uuid;
  if (!hasLettersAndDigits(word) || time.test(word)) return ranks.other;
  // Words and numbers, such as `checkout-web-2024`, are a name.
  const isName = !word
    .split(/[-_.~]/u)
    .some((part) => part.length >= minKeyChars && hasLettersAndDigits(part));
  return word.length < minWholeKeyChars || isName ? ranks.beginning : ranks.key;
}

/** Whether a word is a UUID, which is an ID rather than a key. */
export function isUuid(word: string): boolean {
  return uuid.test(word);
}

/** Whether a word has both letters and digits. */
export function hasLettersAndDigits(word: string): boolean {
  return /\d/u.test(word) && /[a-z]/iu.test(word);
}

/** Whether a word has capitals inside: the start of a key can have no digit. */
export function hasInnerCapital(word: string): boolean {
  return /[a-z][A-Z]|[A-Z]{2}[a-z]/u.test(word);
}
