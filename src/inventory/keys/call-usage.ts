import type { Owner } from '../../api/schemas.ts';

/** The last day with calls. */
export interface LastCall {
  /** the day, in ms */
  day: number;
  environments: readonly string[];
}

/** When apps and keys were last called, from the statistics of the environments that were read. */
export interface CallUsage {
  /** apps of developers by `usageKey` */
  lastCalls: ReadonlyMap<string, LastCall>;
  /** keys, where statistics record them */
  keyCalls: ReadonlyMap<string, LastCall>;
  /** an environment does not record keys, so calls are known by app only */
  isPerApp: boolean;
  /** all environments were read, whole: what has no call had none */
  isComplete: boolean;
  /** the first day that is covered, in ms */
  since: number;
}

/** A key with its app, as statistics name them. */
export interface CalledKey {
  key: string;
  /** the e-mail of the developer; without @ for other owners, whom statistics do not name */
  email: string;
  /** of the app */
  name: string;
}

/** The `email` of `CalledKey`. @param label the e-mail of a developer whose app has none, if it is known */
export function statsEmail({ kind, email }: Owner, label: string): string {
  return kind === 'developer' ? email || label : '';
}

/** Identifies an app in statistics: its name alone is not unique. */
export function usageKey(email: string, app: string): string {
  return `${email.toLowerCase()}\n${app}`;
}

/** Whether statistics could have calls of a key, or of its app where they have no keys. */
export function isRecorded({ isPerApp }: Pick<CallUsage, 'isPerApp'>, email: string): boolean {
  return !isPerApp || email.includes('@');
}

/** The last call of a key, or of its app where statistics have no keys; `undefined` = none was read. */
export function lastCallOf(
  { isPerApp, keyCalls, lastCalls }: CallUsage,
  { key, email, name }: CalledKey,
): LastCall | undefined {
  return isPerApp ? lastCalls.get(usageKey(email, name)) : keyCalls.get(key);
}
