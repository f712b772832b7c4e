/** The least time between two requests of long work, in ms: fewer than ten a second, whatever a timer does. */
export const spacing = 110;

/** A second, and what clocks and timers may be off, in ms. */
const second = 1010;

let nextFree = 0;
/** when the last nine turns were asked for, in ms */
const turnTimes = Array.from({ length: 9 }, () => 0);

/**
 * Waits for a turn. All long work of the console takes its turns here, so that together it asks for no more
 * than ten things a second (docs/apigee-api.md, "Limits": clients of their own do as much, far below the quota). What
 * is sent may arrive late, and the next soon after it. But work that asks for a turn has had the answer to what it
 * sent before: so what one piece of work sends does not arrive faster either, however much is held up on the way.
 * @throws the reason of the abort
 */
export async function slot(signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  // Not the device's clock: one that is set back would stop all long work.
  const now = performance.now();
  const ninthLast = turnTimes.shift() ?? 0;
  turnTimes.push(now);
  const mine = Math.max(now, nextFree, ninthLast + second);
  nextFree = mine + spacing;
  if (mine > now) await pause(mine - now, signal);
}

/** Resolves after `ms`. @throws the reason of the abort */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
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
