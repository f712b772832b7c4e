import type { CallStats } from '../api/stats/stats.ts';
import { usageKey, type AppUsage } from '../inventory/keys/app-usage.ts';

/** The statistics of an environment, as far as they are loaded. */
export interface EnvironmentUsage {
  name: string;
  /** absent while it loads and after a failure */
  stats?: CallStats | undefined;
  /** why it could not be loaded */
  error?: unknown;
}

/** Who called when, in all environments of an organization. */
export interface OrganizationUsage {
  environments: readonly EnvironmentUsage[];
  /** why the environments are not known */
  error?: unknown;
  /** the last day with calls by `usageKey`, in ms, and in which environments */
  lastCalls: ReadonlyMap<string, LastCall>;
  /** calls without a known app, in the environments that were read */
  callsWithoutApp: number;
  /** the first day that is covered, in ms */
  since: number;
  /** all environments were read, whole: what has no call had none */
  isComplete: boolean;
  isLoading: boolean;
}

interface LastCall {
  /** the day, in ms */
  day: number;
  environments: string[];
}

/** Sums up what was loaded. @param environments `undefined` = not known yet */
export function organizationUsage(
  environments: readonly EnvironmentUsage[] | undefined,
  error?: unknown,
): OrganizationUsage {
  const lastCalls = new Map<string, LastCall>();
  let callsWithoutApp = 0;
  for (const { name, stats } of environments ?? [])
    for (const { values, days } of stats?.rows ?? []) {
      const [email = '', app = ''] = values;
      const last = days.at(-1);
      if (!last) continue;
      if (isNotSet(email) || isNotSet(app))
        callsWithoutApp += days.reduce((sum, { calls }) => sum + calls, 0);
      else noteCall(lastCalls, usageKey(email, app), { day: last.day, environments: [name] });
    }
  const isLoading = environments
    ? environments.some((one) => !one.stats && one.error === undefined)
    : error === undefined;
  return {
    environments: environments ?? [],
    error,
    lastCalls,
    callsWithoutApp,
    since: Math.max(0, ...(environments ?? []).map(({ stats }) => stats?.from ?? 0)),
    isComplete:
      environments !== undefined &&
      environments.length > 0 &&
      environments.every(({ stats }) => stats?.isTruncated === false),
    isLoading,
  };
}

function noteCall(lastCalls: Map<string, LastCall>, key: string, call: LastCall) {
  const before = lastCalls.get(key);
  if (!before || before.day < call.day) lastCalls.set(key, call);
  else if (before.day === call.day) before.environments.push(...call.environments);
}

// What Apigee names a value that it does not know.
function isNotSet(value: string): boolean {
  return value === '' || value === '(not set)';
}

/** For the filter by use; `null` as long as not every environment was read. */
export function filterableUsage({
  isComplete,
  lastCalls,
  since,
}: OrganizationUsage): AppUsage | null {
  if (!isComplete) return null;
  return { since, lastCalls: new Map([...lastCalls].map(([key, { day }]) => [key, day])) };
}

/**
 * When an app was last called:
 * - `unused` every environment was read, and none has a call of it;
 * - `not-recorded` statistics do not name the owner of such an app.
 */
export type LastUse =
  | { kind: 'used'; day: number; environments: readonly string[] }
  | { kind: 'unused' }
  | { kind: 'loading' }
  | { kind: 'unknown' }
  | { kind: 'not-recorded' };

/** An app as statistics name it. */
interface CalledApp {
  /** the e-mail of its developer; empty for other owners, and if it is not known */
  email: string;
  name: string;
}

/** When an app of a developer was last called. */
export function lastUseOf(usage: OrganizationUsage, { email, name }: CalledApp): LastUse {
  if (!email.includes('@')) return { kind: 'not-recorded' };
  const last = usage.lastCalls.get(usageKey(email, name));
  if (last) return { kind: 'used', ...last };
  if (usage.isLoading) return { kind: 'loading' };
  return { kind: usage.isComplete ? 'unused' : 'unknown' };
}
