import { maskKey } from '../access/mask.ts';
import { shortestKey } from '../access/shortest-key.ts';
import type { Columns } from './columns.ts';
import { ownerLabel } from './row.ts';

/** A key that was looked for and found: whose it is, and not the key itself. */
export interface Hit {
  /** the word is the key, and not only its beginning */
  isWhole: boolean;
  appId: string;
  displayName: string;
  /** e-mail or display name where known, else the id that the app names */
  owner: string;
  masked: string;
  /** which of the words that were looked for */
  word: number;
}

/** How many hits of one search are told at most. */
const mostHits = 50;

/**
 * Looks through all keys once for words that are a key, or the first 8 characters or more of one, in the order
 * of the words. Where a whole key is among them, beginnings tell nothing more.
 */
export function findIn(columns: Columns, words: readonly string[]): Hit[] {
  const byStart = new Map<string, number[]>();
  for (const [place, word] of words.entries()) {
    const start = word.slice(0, shortestKey);
    if (start.length === shortestKey) byStart.set(start, [...(byStart.get(start) ?? []), place]);
  }
  const whole: Hit[] = [];
  const begun: Hit[] = [];
  for (const { appId, displayName, owner, credentials } of columns.all())
    for (const { consumerKey } of credentials)
      for (const place of byStart.get(consumerKey.slice(0, shortestKey)) ?? []) {
        const word = words[place] ?? '';
        const isWhole = consumerKey === word;
        if (!isWhole && !(consumerKey.startsWith(word) && begun.length < mostHits)) continue;
        (isWhole ? whole : begun).push({
          appId,
          displayName,
          owner: ownerLabel(owner, columns.directory),
          masked: maskKey(consumerKey),
          word: place,
          isWhole,
        });
      }
  const hits = whole.length > 0 ? whole : begun;
  return hits.toSorted((one, other) => one.word - other.word).slice(0, mostHits);
}
