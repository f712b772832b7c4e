import type { KeyCallStats } from '../api/stats/stats.ts';
import {
  isRecorded,
  lastCallOf,
  usageKey,
  type CalledKey,
  type CallUsage,
  type LastCall,
} from '../inventory/keys/call-usage.ts';

/** The statistics of an environment, of all apps or of one, as far as they are loaded. */
export interface EnvironmentUsage {
  name: string;
  /** absent while it loads and after a failure */
  stats?: KeyCallStats | undefined;
  /** why it could not be loaded */
  error?: unknown;
}

/** Who called when, in all environments of an organization. */
export interface OrganizationUsage extends CallUsage {
  environments: readonly EnvironmentUsage[];
  /** why the environments are not known */
  error?: unknown;
  /** calls without a known app or key, in the environments that were read */
  callsWithoutApp: number;
  isLoading: boolean;
}

/** Sums up what was loaded. @param environments `undefined` = not known yet */
export function organizationUsage(
  environments: readonly EnvironmentUsage[] | undefined,
  error?: unknown,
): OrganizationUsage {
  const lastCalls = new Map<string, LastCall>();
  const keyCalls = new Map<string, LastCall>();
  let callsWithoutApp = 0;
  for (const { name, stats } of environments ?? [])
    for (const { values, days } of stats?.rows ?? []) {
      const [email = '', app = '', key = ''] = values;
      const last = days.at(-1);
      if (!last) continue;
      const call = { day: last.day, environments: [name] };
      const isApp = !isNotSet(email) && !isNotSet(app);
      if (isApp) noteCall(lastCalls, usageKey(email, app), call);
      if (!isNotSet(key)) noteCall(keyCalls, key, call);
      else if (!isApp) callsWithoutApp += days.reduce((sum, { calls }) => sum + calls, 0);
    }
  return {
    environments: environments ?? [],
    error,
    lastCalls,
    keyCalls,
    isPerApp: (environments ?? []).some(({ stats }) => stats?.hasKeys === false),
    callsWithoutApp,
    since: Math.max(0, ...(environments ?? []).map(({ stats }) => stats?.from ?? 0)),
    ...(environments
      ? loadStateOf(environments)
      : { isLoading: error === undefined, isComplete: false }),
  };
}

/** Whether statistics still load, and whether those of every environment are loaded as a whole. */
export function loadStateOf(environments: readonly EnvironmentUsage[]) {
  return {
    isLoading: environments.some(({ stats, error }) => !stats && error === undefined),
    isComplete:
      environments.length > 0 && environments.every(({ stats }) => stats?.isTruncated === false),
  };
}

/** The statistics of environments, each with the state of its request. */
export function usageByEnvironment(
  names: readonly string[],
  requests: readonly { data: KeyCallStats | undefined; error: unknown }[],
): EnvironmentUsage[] {
  return names.map((name, index) => ({
    name,
    stats: requests[index]?.data,
    error: requests[index]?.error ?? undefined,
  }));
}

function noteCall(lastCalls: Map<string, LastCall>, id: string, call: LastCall) {
  const before = lastCalls.get(id);
  if (!before || before.day < call.day) lastCalls.set(id, call);
  else if (before.day === call.day)
    lastCalls.set(id, {
      day: call.day,
      environments: [...new Set([...before.environments, ...call.environments])],
    });
}

// What Apigee names a value that it does not know.
function isNotSet(value: string): boolean {
  return value === '' || value === '(not set)';
}

/** What filters, sorts and shows keys by use: plain data, which a worker can take; `null` = nothing was read yet. */
export function callUsageOf(usage: OrganizationUsage): CallUsage | null {
  const { environments, lastCalls, keyCalls, isPerApp, isComplete, since } = usage;
  if (!environments.some(({ stats }) => stats)) return null;
  return { lastCalls, keyCalls, isPerApp, isComplete, since };
}

/**
 * When a key, or its app, was last called:
 * - `unused` every environment was read, and none has a call of it;
 * - `not-recorded` statistics do not name the owner of such an app.
 */
export type LastUse =
  | ({ kind: 'used' } & LastCall)
  | { kind: 'unused' }
  | { kind: 'loading' }
  | { kind: 'unknown' }
  | { kind: 'not-recorded' };

/** When a key was last called, or its app where statistics have no keys. */
export function lastUseOf(usage: OrganizationUsage, called: CalledKey): LastUse {
  return lastUseFrom(usage, called.email, lastCallOf(usage, called));
}

/** The same, of a call that was looked up already. */
export function lastUseFrom(
  usage: OrganizationUsage,
  email: string,
  last: LastCall | null | undefined,
): LastUse {
  if (!isRecorded(usage, email)) return { kind: 'not-recorded' };
  if (last) return { kind: 'used', ...last };
  if (usage.isLoading) return { kind: 'loading' };
  return { kind: usage.isComplete ? 'unused' : 'unknown' };
}
