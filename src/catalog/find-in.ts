import { maskEnds, matchesKey, minMaskEnd } from '../access/key-match.ts';
import { isUuid } from '../access/key-shape.ts';
import { maskKey } from '../access/mask.ts';
import { shortestKey } from '../access/shortest-key.ts';
import type { Columns } from './columns.ts';
import { ownerLabel } from './row.ts';

/** A key that was searched for and found: whose it is, and not the key itself. */
export interface Hit {
  /** the word is the key, and not only its beginning or its masked form */
  isWhole: boolean;
  appId: string;
  displayName: string;
  /** e-mail or display name where known, else the id that the app names */
  owner: string;
  /** empty where the word is the id of the app */
  masked: string;
  /** which of the words that were searched for */
  word: number;
}

/** How many hits of one search are told at most. */
const mostHits = 50;

/**
 * Searches all keys once for words that are a key, the first 8 characters or more of one, its masked form, or the id
 * of an app, in the order of the words. Where a whole key is among them, beginnings say nothing more.
 */
export function findIn(columns: Columns, words: readonly string[]): Hit[] {
  const candidatesOf = indexWords(words);
  const whole: Hit[] = [];
  const byBeginning: Hit[] = [];
  for (const { appId, displayName, owner, credentials } of columns.all())
    for (const { consumerKey } of credentials)
      for (const place of candidatesOf(consumerKey)) {
        const word = words[place] ?? '';
        const isWhole = consumerKey === word;
        if (!isWhole && !(byBeginning.length < mostHits && matchesKey(word, consumerKey))) continue;
        (isWhole ? whole : byBeginning).push({
          appId,
          displayName,
          owner: ownerLabel(owner, columns.directory),
          masked: maskKey(consumerKey),
          word: place,
          isWhole,
        });
      }
  const hits = whole.length > 0 ? whole : [...byBeginning, ...appsByIds(columns, words)];
  return hits.toSorted((one, other) => one.word - other.word).slice(0, mostHits);
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
function appsByIds(columns: Columns, words: readonly string[]): Hit[] {
  const [word = '', ...others] = words;
  if (others.length > 0 || !isUuid(word)) return [];
  const app = columns.byId(word) ?? columns.byId(word.toLowerCase());
  if (!app) return [];
  const owner = ownerLabel(app.owner, columns.directory);
  const { appId, displayName } = app;
  return [{ appId, displayName, owner, masked: '', word: 0, isWhole: false }];
}
