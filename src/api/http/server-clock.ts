import type { Connection } from '../../connection/connection.ts';

/** A warning is shown if the device's clock is off by more, in ms. */
const toleranceMs = 5 * 60_000;
/** The resolution of the `Date` header, in ms. */
const headerStepMs = 1000;

/** How far the device's clock is ahead of the server's, in ms, by name of the connection. */
const aheadMs = new Map<string, number>();
const listeners = new Set<() => void>();

/**
 * Compares the server's time with the device's clock. It counts as off only if the difference to both times is above
 * the tolerance, so that a slow response is not taken for a wrong clock.
 *
 * @param serverMs the `Date` header, in ms since the epoch
 * @param sentAt and `receivedAt`: the device's time before and after the request, in ms since the epoch
 */
export function noteServerTime(
  { name }: Connection,
  serverMs: number,
  { sentAt, receivedAt }: { sentAt: number; receivedAt: number },
): void {
  if (!Number.isFinite(serverMs)) return;
  const least = sentAt - serverMs - headerStepMs;
  const most = receivedAt - serverMs;
  const ahead = least > toleranceMs ? least : most < -toleranceMs ? most : 0;
  // Rounded to minutes, so that seconds cause no render.
  const shown = Math.round(ahead / 60_000) * 60_000;
  if ((aheadMs.get(name) ?? 0) === shown) return;
  aheadMs.set(name, shown);
  for (const listener of listeners) listener();
}

/**
 * How far the device's clock is ahead of the server's, in ms, rounded to minutes; negative = behind. 0 = at most 5
 * minutes off, or not known, because another origin has to expose its `Date` header (CORS).
 */
export function clockAheadOf({ name }: Connection): number {
  return aheadMs.get(name) ?? 0;
}

/** Calls back when `clockAheadOf` changes; returns a function that ends it. */
export function watchClock(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
