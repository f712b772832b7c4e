/** The last moment that a `Date` can hold, in ms since the epoch. */
export const maxDateMs = 8.64e15;

/** An int64 as a number or a string of digits; fractions and exponents are not valid. */
export function integerOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? value : undefined;
  return typeof value === 'string' && /^-?\d+$/u.test(value) ? Number(value) : undefined;
}

/**
 * Parses an expiry, for which X sends strings and Edge numbers, and which may be broken. `-1`, a missing one and one
 * after the last date, such as the largest int64, mean never (docs/apigee-api.md, "Times and expiry"). 0 and the year 1
 * are not valid.
 *
 * @returns ms since the epoch, `null` for never, or `'unknown'` for an invalid value
 */
export function readExpiry(value: unknown): number | null | 'unknown' {
  if (value === undefined || value === null) return null;
  const ms = integerOf(value);
  if (ms === undefined) return 'unknown';
  if (ms === -1 || ms > maxDateMs) return null;
  return ms > 0 ? ms : 'unknown';
}

/** Whether a key is expired; at `expiresAt` it is (docs/apigee-api.md, "Times and expiry"). `now` in ms. */
export function isExpired(expiresAt: number | string | null | undefined, now: number): boolean {
  const at = readExpiry(expiresAt);
  return typeof at === 'number' && at <= now;
}

/** Whether a key is not expired, but will be within `withinMs`. */
export function expiresSoon(
  expiresAt: number | string | null | undefined,
  now: number,
  withinMs = 30 * 24 * 60 * 60 * 1000,
): boolean {
  const at = readExpiry(expiresAt);
  return typeof at === 'number' && at > now && at <= now + withinMs;
}
