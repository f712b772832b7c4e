/** The last moment that a date can hold, in ms; servers write the largest int64 for "never" too. */
const latest = 8.64e15;

/**
 * Reads an expiry as the wire sends it. Apigee X sends int64 as strings, Edge sends numbers; both write
 * `-1` for "never" and both leave the field out at times (docs/apigee-api.md, "Times and expiry").
 *
 * @returns milliseconds since the epoch, or `null` for a key that never expires
 */
function expiryOf(expiresAt: number | string | null | undefined): number | null {
  if (expiresAt === null || expiresAt === undefined || expiresAt === '') return null;
  const ms = Number(expiresAt);
  return ms > 0 && ms <= latest ? ms : null;
}

/**
 * Reads an expiry as a server sends it, broken values included: `-1` and an absent one mean never, and so does what
 * is later than any date, such as the largest int64 (docs/apigee-api.md, "Times and expiry"). 0 and the year 1 say no
 * time.
 *
 * @returns ms since the epoch, `null` for never, or `'unknown'` for what says no time
 */
export function readExpiry(value: unknown): number | null | 'unknown' {
  if (value === undefined || value === null) return null;
  const isInteger =
    typeof value === 'number'
      ? Number.isInteger(value)
      : typeof value === 'string' && /^-?\d+$/u.test(value);
  if (!isInteger) return 'unknown';
  const ms = Number(value);
  if (ms === -1 || ms > latest) return null;
  return ms > 0 ? ms : 'unknown';
}

/** A key is expired from the very millisecond it names (docs/apigee-api.md, "Times and expiry"). `now` in ms. */
export function isExpired(expiresAt: number | string | null | undefined, now: number): boolean {
  const at = expiryOf(expiresAt);
  return at !== null && at <= now;
}

/** True while a key still works but will stop within `withinMs`. */
export function expiresSoon(
  expiresAt: number | string | null | undefined,
  now: number,
  withinMs = 30 * 24 * 60 * 60 * 1000,
): boolean {
  const at = expiryOf(expiresAt);
  return at !== null && at > now && at <= now + withinMs;
}
