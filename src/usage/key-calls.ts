import type { KeyCallStats } from '../api/stats/stats.ts';
import { usageDays } from '../api/stats/usage-days.ts';
import { loadStateOf, type EnvironmentUsage, type LastUse } from './organization-usage.ts';

const dayMs = 86_400_000;

/** The calls of a key, or of the whole app. */
export interface CallLine {
  /** `null` = the whole app */
  key: string | null;
  /** of each day, the oldest first */
  calls: number[];
  total: number;
  last: LastUse;
}

/** The calls of an app in all environments. */
export interface AppCalls {
  /** the first one, in ms */
  firstDay: number;
  lines: CallLine[];
  /** an environment has no calls by key, so all are shown per app */
  isPerApp: boolean;
}

interface CalledApp {
  keys: readonly string[];
  /** of the developer; empty for other owners, whom statistics do not name */
  email: string;
}

/** Sums up the calls of an app by key, or for the whole app where keys are not recorded. @param now ms */
export function appCalls(
  environments: readonly EnvironmentUsage[],
  { keys, email }: CalledApp,
  now: number,
): AppCalls {
  const isPerApp = environments.some(({ stats }) => stats?.hasKeys === false);
  const firstDay = Math.floor(now / dayMs) * dayMs - (usageDays.keys - 1) * dayMs;
  const lineOf = (key: string | null): CallLine => {
    // Rows of other keys, and of apps with the same name, are left out.
    const isOfLine = (stats: KeyCallStats, value: string) =>
      stats.hasKeys
        ? key === null
          ? keys.includes(value)
          : value === key
        : value.toLowerCase() === email.toLowerCase();
    const days = environments.flatMap(({ name, stats }) =>
      (stats?.rows ?? [])
        .filter(({ values }) => stats && isOfLine(stats, values[0] ?? ''))
        .flatMap((row) => row.days.map((one) => ({ ...one, name }))),
    );
    const calls = Array.from({ length: usageDays.keys }, (_, index) =>
      days
        .filter(({ day }) => day === firstDay + index * dayMs)
        .reduce((sum, one) => sum + one.calls, 0),
    );
    return {
      key,
      calls,
      total: calls.reduce((sum, one) => sum + one, 0),
      last: isPerApp && !email ? { kind: 'not-recorded' } : lastUse(days, environments),
    };
  };
  return { firstDay, isPerApp, lines: isPerApp ? [lineOf(null)] : keys.map(lineOf) };
}

function lastUse(
  days: readonly { day: number; name: string }[],
  environments: readonly EnvironmentUsage[],
): LastUse {
  const day = Math.max(...days.map((one) => one.day));
  if (days.length > 0) {
    const names = days.filter((one) => one.day === day).map(({ name }) => name);
    return { kind: 'used', day, environments: [...new Set(names)] };
  }
  const { isLoading, isComplete } = loadStateOf(environments);
  return { kind: isLoading ? 'loading' : isComplete ? 'unused' : 'unknown' };
}
