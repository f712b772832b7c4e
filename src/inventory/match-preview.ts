import type { Answer, AppStore, ListQuery } from './app-store.ts';
import type { Row } from './row.ts';
import { fold } from './view.ts';

/** The best matches, and the number of all matches. */
export interface MatchPreview extends Pick<Answer, 'count' | 'couldBeKey'> {
  rows: Row[];
}

/**
 * The best `max` matches of a search text: apps whose name starts with it, then those whose name contains it, then
 * those found by their owner, product, ID or key. Within each, in the order of the query.
 */
export function matchPreview(appStore: AppStore, query: ListQuery, max: number): MatchPreview {
  const { count, couldBeKey, apps, rows } = appStore.query(query);
  const typed = fold(query.view.q);
  const byRank: [number[], number[], number[]] = [[], [], []];
  let index = 0;
  for (const { displayName } of apps()) {
    const at = fold(displayName).indexOf(typed);
    byRank[at === 0 ? 0 : at > 0 ? 1 : 2].push(index);
    index += 1;
  }
  const best = byRank.flat().slice(0, max);
  return { count, couldBeKey, rows: best.flatMap((from) => rows(from, from + 1)) };
}
