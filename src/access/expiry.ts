/** The last moment that a date can hold, in ms; servers write the largest int64 for "never" too. */
const latest = 8.64e15;

/**
 * Reads an expiry as the wire sends it. Apigee X sends int64 as strings, Edge sends numbers; both write
 * `-1` for "never" and both leave the field out at times (reference §1.4, §2.3).
 *
 * @returns milliseconds since the epoch, or `null` for a key that never expires
 */
export function expiryOf(expiresAt: number | string | null | undefined): number | null {
  if (expiresAt === null || expiresAt === undefined || expiresAt === '') return null;
  const ms = Number(expiresAt);
  return ms > 0 && ms <= latest ? ms : null;
}

/** A key is expired from the very millisecond it names (reference §5.4). `now` in ms. */
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
