import { shortestKey } from '../shortest-key.ts';

/** The longest consumer key that Apigee takes, in characters. */
export const longestKey = 2048;

/** From this length on, a word that looks like a key is taken for a whole one, in characters. */
export const wholeKeyLength = 16;

/** Words by how likely they are a key: the lower, the likelier. Up to `alone`, each is worth a request. */
export const ranks = {
  /** the text calls it a key, and it looks like one */
  namedKey: 0,
  /** the text calls it a key */
  named: 1,
  /** a key that a line break divides, by what stands around it */
  joined: 2,
  /** it looks like a whole key */
  key: 3,
  /** it is the whole text */
  alone: 4,
  /** two words that a line break may divide */
  joinedGuess: 5,
  beginning: 6,
  other: 7,
  uuid: 8,
};

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;
const time = /^\d{4}-?\d\d-?\d\d(?:T\d+(?:-\d+)*Z?)?$/iu;

/** How likely a word is a key by its looks alone. */
export function rankByShape(word: string): number {
  if (isUuid(word)) return ranks.uuid;
  if (!isMixed(word) || time.test(word)) return ranks.other;
  // Words and numbers in a row, like `checkout-web-2024`, are a name.
  const isName = !word.split(/[-_.~]/u).some((part) => part.length >= shortestKey && isMixed(part));
  return word.length < wholeKeyLength || isName ? ranks.beginning : ranks.key;
}

export function isUuid(word: string): boolean {
  return uuid.test(word);
}

/** Letters and digits. */
export function isMixed(word: string): boolean {
  return /\d/u.test(word) && /[a-z]/iu.test(word);
}

/** Capitals where no word has them: the first letters of a key can be without a digit. */
export function isJumbled(word: string): boolean {
  return /[a-z][A-Z]|[A-Z]{2}[a-z]/u.test(word);
}
