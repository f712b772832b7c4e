import { useSyncExternalStore } from 'react';

const step = 15_000;
let now = Date.now();

/** The time in ms, a quarter of a minute exact: a page that uses it notices when something expires. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}

function subscribe(listener: () => void): () => void {
  now = Date.now();
  const timer = setInterval(() => {
    now = Date.now();
    listener();
  }, step);
  return () => clearInterval(timer);
}
