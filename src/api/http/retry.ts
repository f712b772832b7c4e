import { createStore } from '../../store.ts';
import { ApiError } from '../api-error.ts';
import { sleep } from './pace.ts';

const maxAttempts = 4;

/**
 * Whether to send a read again: overload, gateway errors, lost connections and bodies cut short are transient. The
 * wait that a server asks for is kept for the notice (`waitingUntil`).
 */
export function shouldRetry(failures: number, error: unknown): boolean {
  if (failures >= maxAttempts - 1 || !isTransient(error)) return false;
  if (error.retryAfter !== undefined) noteWait(error.retryAfter * 1000);
  return true;
}

/** Whether the error is transient: the same request may succeed later. */
export function isTransient(error: unknown): error is ApiError {
  if (!(error instanceof ApiError)) return false;
  return (
    error.kind === 'network' || error.isCutShort || [429, 502, 503, 504].includes(error.status)
  );
}

/** How long to wait before the retry, in ms: what the server asks for, else exponential with full jitter. */
export function waitBefore(failures: number, error: unknown): number {
  if (error instanceof ApiError && error.retryAfter !== undefined) return error.retryAfter * 1000;
  return Math.random() * Math.min(8000, 400 * 2 ** failures);
}

const waitUntilMs = createStore(0);

function noteWait(ms: number): void {
  waitUntilMs.set(Math.max(waitUntilMs.get(), Date.now() + ms));
}

/** Until when a server has asked reads to wait, in ms since the epoch; a time in the past = no read waits. */
export const waitingUntil = waitUntilMs.get;

/** Calls back when a server asks to wait; returns a function that ends it. */
export const watchWaiting = waitUntilMs.subscribe;

/**
 * Reads with the retries of a query, for one page of many: only the page that failed is sent again.
 * @throws what the last attempt threw, or the reason of the abort
 */
export async function readWithRetries<T>(read: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await read();
    } catch (error) {
      if (signal.aborted || !shouldRetry(failures, error)) throw error;
      await sleep(waitBefore(failures, error), signal);
    }
  }
}
