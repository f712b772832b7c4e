/** When the apps of developers were last called, from the statistics of all environments. */
export interface AppUsage {
  /** the last day with calls, in ms, by `usageKey`; an app that is missing had none */
  lastCalls: ReadonlyMap<string, number>;
  /** the first day that the statistics cover, in ms */
  since: number;
}

/** Identifies an app in statistics: its name alone is not unique. */
export function usageKey(email: string, app: string): string {
  return `${email.toLowerCase()}\n${app}`;
}
