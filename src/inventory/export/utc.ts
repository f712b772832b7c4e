/** A time as exported files have it: ISO 8601 in UTC; `null` = none. `ms` since the epoch. */
export function utc(ms: number | null | undefined): string | null {
  return ms === null || ms === undefined ? null : new Date(ms).toISOString();
}
