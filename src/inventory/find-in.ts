import { maskEnds, matchesKey, minMaskEndChars } from '../access/key-match.ts';
import { nameOfKey, type KeyName } from '../access/key-names.ts';
import { isUuid } from '../access/key-scan/key-shape.ts';
import { minKeyChars } from '../access/min-key-chars.ts';
import type { AppStore } from './app-store.ts';
import { ownerLabel, type ListedApp } from './row.ts';

/** A match of a key search. Does not contain the key. */
export interface Hit {
  /** the word is the whole key, not its start or its masked form */
  isWhole: boolean;
  appId: string;
  displayName: string;
  /** e-mail or display name if known, else the ID in the app */
  owner: string;
  /** `null` = the word is the ID of the app */
  keyName: KeyName | null;
  /** the index of the word that matched */
  word: number;
}

/** The result of a key search. */
export interface FoundIn {
  /** the first `maxListedHits` matches */
  hits: Hit[];
  /** the number of all matches */
  count: number;
}

const maxListedHits = 50;

/**
 * Searches all keys for words that are a key, its start of 8 characters or more, its masked form, or the ID of an app.
 * If a word is a whole key, only whole keys count. The result is in the order of the words.
 */
export function findIn(appStore: AppStore, words: readonly string[]): FoundIn {
  const candidatesOf = indexWords(words);
  const whole: Match[] = [];
  const byBeginning: Match[] = [];
  for (const app of appStore.all())
    for (const { consumerKey } of app.credentials)
      for (const index of candidatesOf(consumerKey)) {
        const word = words[index] ?? '';
        if (consumerKey === word) whole.push({ app, consumerKey, word: index });
        else if (matchesKey(word, consumerKey)) byBeginning.push({ app, consumerKey, word: index });
      }
  const isWhole = whole.length > 0;
  const matches = isWhole ? whole : [...byBeginning, ...appsByIds(appStore, words)];
  const listed = matches.toSorted((one, other) => one.word - other.word).slice(0, maxListedHits);
  return {
    hits: listed.map((match) => hitOf(match, isWhole, appStore)),
    count: matches.length,
  };
}

/** A key that matches a word; with `null`, an app whose ID is the word. */
interface Match {
  app: ListedApp;
  consumerKey: string | null;
  word: number;
}

function hitOf({ app, consumerKey, word }: Match, isWhole: boolean, { directory }: AppStore): Hit {
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

// Groups words by their first characters, so that each key is compared with few words.
function indexWords(words: readonly string[]): (key: string) => number[] {
  const byStart = new Map<string, number[]>();
  let hasMasks = false;
  for (const [index, word] of words.entries()) {
    const ends = maskEnds(word);
    hasMasks ||= ends !== null;
    const start = ends ? ends.start.slice(0, minMaskEndChars) : word.slice(0, minKeyChars);
    const indexes = byStart.get(start);
    if (indexes) indexes.push(index);
    else byStart.set(start, [index]);
  }
  return (key) => {
    const indexes = byStart.get(key.slice(0, minKeyChars)) ?? [];
    return hasMasks ? [...indexes, ...(byStart.get(key.slice(0, minMaskEndChars)) ?? [])] : indexes;
  };
}

// A single UUID can be a key or the ID of an app.
function appsByIds(appStore: AppStore, words: readonly string[]): Match[] {
  const [word = '', ...others] = words;
  if (others.length > 0 || !isUuid(word)) return [];
  const app = appStore.byId(word) ?? appStore.byId(word.toLowerCase());
  return app ? [{ app, consumerKey: null, word: 0 }] : [];
}
