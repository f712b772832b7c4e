import { ApiError } from './api-error.ts';
import { pause } from './pace.ts';

const attempts = 4;

/**
 * Whether a read is tried again: overload, gateways, lost connections and bodies cut short pass by themselves. What a server asks
 * to wait until then is remembered (`waitingUntil`).
 */
export function mayPass(failures: number, error: unknown): boolean {
  if (failures >= attempts - 1 || !isPassing(error)) return false;
  if (error.retryAfter !== undefined) askedToWait(error.retryAfter * 1000);
  return true;
}

/** Whether an error says nothing about what was asked for, but only about the moment. */
export function isPassing(error: unknown): error is ApiError {
  if (!(error instanceof ApiError)) return false;
  return (
    error.kind === 'network' || error.isCutShort || [429, 502, 503, 504].includes(error.status)
  );
}

/** How long to wait before that, in ms: what the server asks for, else exponential with full jitter. */
export function waitBefore(failures: number, error: unknown): number {
  if (error instanceof ApiError && error.retryAfter !== undefined) return error.retryAfter * 1000;
  return Math.random() * Math.min(8000, 400 * 2 ** failures);
}

let until = 0;
const listeners = new Set<() => void>();

function askedToWait(ms: number): void {
  until = Math.max(until, Date.now() + ms);
  for (const listener of listeners) listener();
}

/** When reads go on that a server has asked to wait, in ms since the epoch; a time gone by = none waits. */
export function waitingUntil(): number {
  return until;
}

/** Tells when a server asks to wait; returns the way to stop. */
export function watchWaiting(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Reads with the same patience as a query, for one page of many: a page that fails is read again, and the
 * pages before it are not. @throws what the last attempt threw, or the reason of the abort
 */
export async function patiently<T>(read: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await read();
    } catch (error) {
      if (signal.aborted || !mayPass(failures, error)) throw error;
      await pause(waitBefore(failures, error), signal);
    }
  }
}
