import type { AppStore } from '../app-store.ts';
import type { KeyRow } from './key-row.ts';
import { queryKeys, type KeyQuery } from './key-table.ts';
import { keyViewOf } from './key-view.ts';

const dayMs = 86_400_000;
const weekMs = 7 * dayMs;

/** How far the forecast looks ahead. */
export const forecastDays = 90;

/** How many keys the forecast names. */
const maxRows = 1000;

/** The keys that expire in a week. */
interface ForecastWeek {
  /** ms; `to` is exclusive */
  from: number;
  to: number;
  /** the first ones to expire, those that are named */
  rows: KeyRow[];
  count: number;
}

/** The keys that stop working in the next 90 days, because they expire. */
export interface Forecast {
  weeks: ForecastWeek[];
  count: number;
}

/** Counts the keys that may work now and expire soon, by week from `now` on. */
export function forecastOf(
  appStore: AppStore,
  { language, now }: Pick<KeyQuery, 'language' | 'now'>,
): Forecast {
  const view = keyViewOf(new URLSearchParams({ expires: String(forecastDays), sort: 'expires' }));
  const found = queryKeys(appStore, { view, language, now });
  const working = found
    .rows(0, found.count)
    .flatMap((row) => (row && row.verdict.usable > 0 ? [row] : []));
  const named = new Set(working.slice(0, maxRows));
  const end = now + forecastDays * dayMs;
  const weeks: ForecastWeek[] = [];
  for (let from = now; from < end; from += weekMs) {
    // The last one has the rest of the days, with the end.
    const to = Math.min(from + weekMs, end + 1);
    const rows = working.filter(
      ({ expiresAt }) => (expiresAt ?? 0) >= from && (expiresAt ?? 0) < to,
    );
    weeks.push({ from, to, rows: rows.filter((row) => named.has(row)), count: rows.length });
  }
  return { weeks, count: working.length };
}
