import type { QueryClient } from '@tanstack/react-query';
import { appsQuery, isShort } from '../api/apps.ts';
import { catalogOf, type Catalog } from './inventory.ts';
import { Columns, type Glance, type Question } from './app-store.ts';
import { findIn, hasSkippedKeys, type FoundIn, type Hit } from './find-in.ts';
import { knownOwners } from './known.ts';

/** How much of what is in memory was searched. A part is never taken for the whole. */
export interface SearchedHere {
  /** how many apps */
  read: number;
  /** how many there are, where that is known */
  about: number | undefined;
  /** the server has no more than it gave */
  isWhole: boolean;
  /** nothing of it is older, in ms */
  since: number;
  /** how many rows of the list are no usable app */
  skippedApps: number;
  /** how many apps have keys that could not be read */
  appsWithSkippedKeys: number;
}

/** What was found in memory. */
export interface FoundHere {
  /** with the word that each was found by: it is a key, begins one, or is its masked form */
  hits: (Hit & { start: string })[];
  /** how many keys were found; `hits` holds the first of them */
  count: number;
  searched: SearchedHere;
}

/** Nothing is in memory. */
export const nothingHere: FoundHere = {
  hits: [],
  count: 0,
  searched: {
    read: 0,
    about: undefined,
    isWhole: false,
    since: 0,
    skippedApps: 0,
    appsWithSkippedKeys: 0,
  },
};

/** What of an organization is in memory. */
export interface Here {
  /** all apps of the organization are here */
  isComplete: boolean;
  find(words: readonly string[]): Promise<FoundHere>;
  /** the first apps that answer to a question */
  glance(question: Question, rows: number): Promise<Glance>;
}

/** The catalog, or the first page where there is none; `null` = neither was loaded yet. */
export function whatIsHere(client: QueryClient, organization: string): Here | null {
  const catalog = catalogOf(organization);
  const first = client.getQueryState(appsQuery(organization).queryKey);
  if (catalog && first?.data?.next !== null) return hereIn(catalog);
  if (!first?.data) return null;
  const { apps, next, total, skipped } = first.data;
  const isWhole = next === null && !isShort(first.data);
  const columns = new Columns();
  columns.put(apps);
  columns.know(knownOwners(client, organization));
  const searched = {
    read: apps.length,
    about: total,
    isWhole,
    since: first.dataUpdatedAt,
    skippedApps: skipped.length,
    appsWithSkippedKeys: apps.filter(hasSkippedKeys).length,
  };
  return {
    isComplete: isWhole && skipped.length === 0,
    find: (words) => Promise.resolve(foundHere(findIn(columns, words), words, searched)),
    glance(question, rows) {
      const answer = columns.ask(question);
      return Promise.resolve({ count: answer.count, rows: answer.rows(0, rows) });
    },
  };
}

/** What a catalog holds. */
export function hereIn({ index, read, about, state, since, skipped }: Catalog): Here {
  const isWhole = state === 'whole';
  const searched = { read, about, isWhole, since, skippedApps: skipped.length };
  return {
    isComplete: isWhole && skipped.length === 0,
    async find(words) {
      const { appsWithSkippedKeys, ...found } = await index.find(words);
      return foundHere(found, words, { ...searched, appsWithSkippedKeys });
    },
    glance: (question, rows) => index.glance(question, rows),
  };
}

function foundHere(
  { hits, count }: FoundIn,
  words: readonly string[],
  searched: SearchedHere,
): FoundHere {
  const withStart = hits.map((hit) => ({ ...hit, start: words[hit.word] ?? '' }));
  return { hits: withStart, count, searched };
}
