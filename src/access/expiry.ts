/** The last moment that a `Date` can hold, in ms since the epoch. */
export const maxDateMs = 8.64e15;

/**
 * Parses an expiry, for which X sends strings and Edge numbers. `-1` and a missing one mean never (docs/apigee-api.md,
 * "Times and expiry").
 *
 * @returns ms since the epoch; `null` = never
 */
function expiryOf(expiresAt: number | string | null | undefined): number | null {
  if (expiresAt === null || expiresAt === undefined || expiresAt === '') return null;
  const ms = Number(expiresAt);
  return ms > 0 && ms <= maxDateMs ? ms : null;
}

/**
 * Parses an expiry that may be broken. `-1`, a missing one and one after the last date, such as the largest int64, mean
 * never (docs/apigee-api.md, "Times and expiry"). 0 and the year 1 are not valid.
 *
 * @returns ms since the epoch, `null` for never, or `'unknown'` for an invalid value
 */
export function readExpiry(value: unknown): number | null | 'unknown' {
  if (value === undefined || value === null) return null;
  const isInteger =
    typeof value === 'number'
      ? Number.isInteger(value)
      : typeof value === 'string' && /^-?\d+$/u.test(value);
  if (!isInteger) return 'unknown';
  const ms = Number(value);
  if (ms === -1 || ms > maxDateMs) return null;
  return ms > 0 ? ms : 'unknown';
}

/** Whether a key is expired; at `expiresAt` it is (docs/apigee-api.md, "Times and expiry"). `now` in ms. */
export function isExpired(expiresAt: number | string | null | undefined, now: number): boolean {
  const at = expiryOf(expiresAt);
  return at !== null && at <= now;
}

/** Whether a key is not expired, but will be within `withinMs`. */
export function expiresSoon(
  expiresAt: number | string | null | undefined,
  now: number,
  withinMs = 30 * 24 * 60 * 60 * 1000,
): boolean {
  const at = expiryOf(expiresAt);
  return at !== null && at > now && at <= now + withinMs;
}
