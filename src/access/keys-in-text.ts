import { shortestKey } from './shortest-key.ts';

const longest = 2048;

/** How long a text may be that is looked through, in characters. */
export const largestText = 1_000_000;

/** How many keys a server is asked for at most, on the ground of one text. */
const mostAsked = 5;

/** How many words of one text are looked for at most. */
const mostWords = 1000;

/** A text names a key where something like `apikey=` stands before it. */
const named = /(?:api|app|x|consumer|client)?[-_ ]?(?:key|client[-_]?id)\W{1,12}$/iu;
const secret = /(?:secret|passw(?:or)?d|pwd|token|bearer|signature)\W{1,12}$/iu;

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;
const time = /^\d{4}-?\d\d-?\d\d(?:T\d+(?:-\d+)*Z?)?$/iu;
const jsonWebToken = /\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/gu;
const basic = /\bbasic(?:\s|%20|\+)+([\w+/-]{8,}(?:=|%3d){0,2})/giu;

interface Word {
  word: string;
  rank: number;
}

const ranks = { namedKey: 0, key: 1, beginning: 2, other: 3, uuid: 4 };

/**
 * The words of a text that may be a consumer key or the beginning of one, likeliest first, each once, at most
 * 1,000: words of 8 to 2048 letters, digits, `_` and `-`, wherever they stand: in a query string, a header, JSON
 * with its escapes, percent-encoded up to twice, or as the user of `Basic` credentials. A text without spaces is
 * one itself. Parts of JSON Web Tokens and encoded passwords are none.
 */
export function keysIn(text: string): string[] {
  return wordsIn(text).map(({ word }) => word);
}

/**
 * Those of `keysIn` that are worth a request each, at most 5, and how many there are in all: words that look like
 * a whole key (16 characters or more, letters and digits mixed) and neither like an id, a time, a name made of
 * words nor a secret.
 */
export function keysToAsk(text: string): { keys: string[]; all: number } {
  const keys = wordsIn(text).filter(({ rank }) => rank <= ranks.key);
  return { keys: keys.slice(0, mostAsked).map(({ word }) => word), all: keys.length };
}

/** Whether a text is for finding keys alone: it holds what looks like a whole one, or more than can be looked at. */
export function isForKeys(text: string): boolean {
  return text.length > largestText || keysToAsk(text).all > 0;
}

/** Whether a text holds something that looks like a key or the beginning of one, not just any long word. */
export function mayHoldKey(text: string): boolean {
  return wordsIn(text).some(({ rank }) => rank <= ranks.beginning);
}

function wordsIn(text: string): Word[] {
  if (text.length > largestText) return [];
  const found = new Map<string, number>();
  const add = (word: string, rank: number) => {
    if (word.length < shortestKey || word.length > longest) return;
    found.set(word, Math.min(rank, found.get(word) ?? rank));
  };
  for (const reading of readingsOf(text)) {
    const plain = reading
      .replaceAll(basic, (_all, encoded: string) => {
        const [user = ''] = decoded(encoded).split(':');
        add(user, Math.min(rankOf(user, ''), ranks.beginning));
        return ' ';
      })
      .replaceAll(jsonWebToken, ' ');
    for (const { 0: word, index } of plain.matchAll(/[\w-]{8,}/gu)) {
      if (word.length > longest) continue;
      const before = plain.slice(Math.max(0, index - 40), index);
      const bare = word.replaceAll(/^[-_]+|[-_]+$/gu, '');
      add(bare, rankOf(bare, before));
      // A key can begin or end like that, but what a text is marked up with does so more often.
      if (bare !== word) add(word, ranks.beginning);
    }
  }
  // A key can have other signs in it, too.
  const trimmed = text.trim();
  if (/^[\w.~+-]+$/u.test(trimmed) && !trimmed.startsWith('eyJ'))
    add(trimmed, isMixed(trimmed) || isJumbled(trimmed) ? ranks.beginning : ranks.other);
  return [...found]
    .map(([word, rank]) => ({ word, rank }))
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, mostWords);
}

// The text with its escapes undone. What was an escape never sticks to the word behind it.
function readingsOf(text: string): string[] {
  const plain = text.replaceAll(
    /\\{1,4}(?:[ux]\{?([0-9a-f]{2,4})\}?|[bfnrtv])/giu,
    (_all, code: string | undefined) =>
      code ? String.fromCharCode(Number.parseInt(code, 16)) : ' ',
  );
  const once = percentDecoded(plain);
  return [...new Set([percentDecoded(once), once, plain])].map((reading) =>
    reading.replaceAll(/%(?:25)*[0-9a-f]{2}/giu, ' '),
  );
}

function percentDecoded(text: string): string {
  return text.replaceAll(/(?:%[0-9a-f]{2})+/giu, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return ' ';
    }
  });
}

function decoded(base64: string): string {
  try {
    return atob(base64.replaceAll(/%3d|=/giu, '').replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return '';
  }
}

function rankOf(word: string, before: string): number {
  if (uuid.test(word)) return ranks.uuid;
  if (!isMixed(word) || time.test(word) || secret.test(before)) return ranks.other;
  // Words and numbers in a row, like `checkout-web-2024`, are a name.
  const isName = !word.split(/[-_.~]/u).some((part) => part.length >= shortestKey && isMixed(part));
  if (word.length < 16 || isName) return ranks.beginning;
  return named.test(before) ? ranks.namedKey : ranks.key;
}

// Capitals where no word has them: the first letters of a key can be without a digit.
function isJumbled(word: string): boolean {
  return /[a-z][A-Z]|[A-Z]{2}[a-z]/u.test(word);
}

function isMixed(word: string): boolean {
  return /\d/u.test(word) && /[a-z]/iu.test(word);
}
