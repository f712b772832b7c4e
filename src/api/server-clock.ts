import type { Connection } from '../connection/connection.ts';

/** How far the device's clock may be off before people are told, in ms. */
const toleranceMs = 5 * 60_000;
/** What a `Date` header leaves out, in ms: it counts whole seconds. */
const headerStepMs = 1000;

/** By name of the connection: how far the device's clock is ahead of its server's, in ms. */
const aheadMs = new Map<string, number>();
const listeners = new Set<() => void>();

/**
 * Compares a time of the server with the device's clock. The server wrote it between the two times, so only
 * what is off by more than the tolerance from both counts: a slow answer is no wrong clock.
 *
 * @param serverMs when the server says it is, in ms since the epoch
 * @param sentAt and `receivedAt`: the device's clock around the request, in ms since the epoch
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
  // Whole minutes: a page is not drawn again for seconds.
  const shown = Math.round(ahead / 60_000) * 60_000;
  if ((aheadMs.get(name) ?? 0) === shown) return;
  aheadMs.set(name, shown);
  for (const listener of listeners) listener();
}

/**
 * How far the device's clock is ahead of the server's, in ms and whole minutes; negative = behind, 0 = less
 * than 5 minutes off or not known: a server on another site hides its `Date` unless it exposes it (CORS).
 */
export function clockAheadOf({ name }: Connection): number {
  return aheadMs.get(name) ?? 0;
}

/** Tells when a clock is found to be off, or right again; returns the way to stop. */
export function watchClock(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
