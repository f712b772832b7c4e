import { createAnswerCache } from '../answer-cache.ts';
import type { AppStore } from '../app-store.ts';
import type { CallUsage } from './call-usage.ts';
import { exportKeys, type KeyExportRequest } from './key-export.ts';
import { forecastOf, type Forecast } from './key-forecast.ts';
import {
  queryKeys,
  type AnsweredKeys,
  type KeyAnswer,
  type KeyQuery,
  type KeyRef,
} from './key-table.ts';
import type { KeyRow } from './key-row.ts';

/** The queries about keys of an organization's index. Arguments and results are plain data, without keys. */
export function createKeyAnswers(appStore: AppStore) {
  const answers = createAnswerCache<AnsweredKeys>();
  let usage: CallUsage | null = null;
  return {
    /** Answers a query with some of its rows, and an id to get more of them, valid for the next three queries. */
    queryKeys(query: KeyQuery, from: number, to: number) {
      const answered = queryKeys(appStore, query, usage);
      const answerId = answers.add(answered);
      const { rows, refs: _refs, ...answer } = answered;
      return { ...(answer satisfies KeyAnswer), answerId, rows: rows(from, to) };
    },

    /** Rows of an answer; `null` after four newer ones. */
    keyRows(of: number, from: number, to: number): (KeyRow | undefined)[] | null {
      return answers.get(of)?.rows(from, to) ?? null;
    },

    /** The keys of an answer, by their IDs; `null` after four newer ones. */
    keyRefs(of: number, from: number, to: number): KeyRef[] | null {
      return answers.get(of)?.refs(from, to) ?? null;
    },

    /** The keys that expire soon, by week. */
    forecast: (query: Pick<KeyQuery, 'language' | 'now'>): Forecast => forecastOf(appStore, query),

    /** The matches as the text of a CSV file. Does not count as one of the kept answers. */
    exportKeys: (query: KeyQuery, request: KeyExportRequest): string =>
      exportKeys(appStore, query, request, usage),

    /** Sets when apps and keys were last called; `null` = not known. */
    setUsage(known: CallUsage | null): void {
      usage = known;
    },
  };
}
