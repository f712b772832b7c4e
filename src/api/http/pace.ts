/** The shortest time between two turns, in ms. */
export const minTurnGapMs = 110;

/** A second, plus what clocks and timers may be off, in ms. */
const rateWindowMs = 1010;

let nextTurnAtMs = 0;
/** when the last nine turns were requested, in ms */
const turnTimes = Array.from({ length: 9 }, () => 0);

/**
 * The rate limiter of all long work: at least 110 ms between two turns, and at most 9 in any 1.01 s, so that a server
 * never receives more than 10 requests per second (docs/apigee-api.md, "Limits"). Delays on the way don't break this:
 * each piece of work waits for its last response before it requests the next turn.
 * @throws the reason of the abort
 */
export async function waitForTurn(signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  // Not the device's clock: if that is set back, all long work would stop.
  const now = performance.now();
  const ninthLast = turnTimes.shift() ?? 0;
  turnTimes.push(now);
  const turnAt = Math.max(now, nextTurnAtMs, ninthLast + rateWindowMs);
  nextTurnAtMs = turnAt + minTurnGapMs;
  if (turnAt > now) await sleep(turnAt - now, signal);
}

/** Resolves after `ms`. @throws the reason of the abort */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', end);
      resolve();
    }, ms);
    signal.addEventListener('abort', end, { once: true });
  });
}
