/** The least time between two requests of long work, in ms: fewer than ten a second, whatever a timer does. */
export const spacing = 110;

let nextFree = 0;

/**
 * Waits for a turn. All long work of the console takes its turns here, so that together it asks for no more
 * than ten things a second (reference §6: clients of their own do as much, far below the quota).
 * @throws the reason of the abort
 */
export async function slot(signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const now = Date.now();
  const mine = Math.max(now, nextFree);
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
