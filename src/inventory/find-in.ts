import { maskEnds, matchesKey, minMaskEnd } from '../access/key-match.ts';
import { nameOfKey, type KeyName } from '../access/key-names.ts';
import { isUuid } from '../access/key-scan/key-shape.ts';
import { shortestKey } from '../access/shortest-key.ts';
import type { Columns } from './columns.ts';
import { ownerLabel, type ListedApp } from './row.ts';

/** A key that was searched for and found: whose it is, and not the key itself. */
export interface Hit {
  /** the word is the key, and not only its beginning or its masked form */
  isWhole: boolean;
  appId: string;
  displayName: string;
  /** e-mail or display name where known, else the id that the app names */
  owner: string;
  /** names the key in its app; `null` where the word is the id of the app */
  keyName: KeyName | null;
  /** which of the words that were searched for */
  word: number;
}

/** What a search for keys found. */
export interface FoundIn {
  /** the first `mostHits` of them */
  hits: Hit[];
  /** how many there are */
  count: number;
}

/** How many hits of one search are listed at most. */
const mostHits = 50;

/**
 * Searches all keys once for words that are a key, the first 8 characters or more of one, its masked form, or the id
 * of an app, in the order of the words. Where a whole key is among them, beginnings say nothing more.
 */
export function findIn(columns: Columns, words: readonly string[]): FoundIn {
  const candidatesOf = indexWords(words);
  const whole: Match[] = [];
  const byBeginning: Match[] = [];
  for (const app of columns.all())
    for (const { consumerKey } of app.credentials)
      for (const place of candidatesOf(consumerKey)) {
        const word = words[place] ?? '';
        if (consumerKey === word) whole.push({ app, consumerKey, word: place });
        else if (matchesKey(word, consumerKey)) byBeginning.push({ app, consumerKey, word: place });
      }
  const isWhole = whole.length > 0;
  const matches = isWhole ? whole : [...byBeginning, ...appsByIds(columns, words)];
  const listed = matches.toSorted((one, other) => one.word - other.word).slice(0, mostHits);
  return {
    hits: listed.map((match) => hitOf(match, isWhole, columns)),
    count: matches.length,
  };
}

/** A key that matches a word, or with `null` an app of which a word is the id. */
interface Match {
  app: ListedApp;
  consumerKey: string | null;
  word: number;
}

function hitOf({ app, consumerKey, word }: Match, isWhole: boolean, { directory }: Columns): Hit {
  const { appId, displayName, owner } = app;
  return {
    appId,
    displayName,
    owner: ownerLabel(owner, directory),
    keyName: consumerKey === null ? null : nameOfKey(app, consumerKey),
    word,
    isWhole,
  };
}

// By their first characters, so that each key is compared with few words.
function indexWords(words: readonly string[]): (key: string) => number[] {
  const byStart = new Map<string, number[]>();
  let hasMasks = false;
  for (const [place, word] of words.entries()) {
    const ends = maskEnds(word);
    hasMasks ||= ends !== null;
    const start = ends ? ends.start.slice(0, minMaskEnd) : word.slice(0, shortestKey);
    const places = byStart.get(start);
    if (places) places.push(place);
    else byStart.set(start, [place]);
  }
  return (key) => {
    const places = byStart.get(key.slice(0, shortestKey)) ?? [];
    return hasMasks ? [...places, ...(byStart.get(key.slice(0, minMaskEnd)) ?? [])] : places;
  };
}

// A UUID alone can be the id of an app as well as a key.
function appsByIds(columns: Columns, words: readonly string[]): Match[] {
  const [word = '', ...others] = words;
  if (others.length > 0 || !isUuid(word)) return [];
  const app = columns.byId(word) ?? columns.byId(word.toLowerCase());
  return app ? [{ app, consumerKey: null, word: 0 }] : [];
}

/** Whether keys of an app could not be read, and so can't be searched. */
export function hasSkippedKeys({ skipped }: Pick<ListedApp, 'skipped'>): boolean {
  return skipped?.some(({ path }) => path.startsWith('credentials')) ?? false;
}
