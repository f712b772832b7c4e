import { useEffect, useEffectEvent } from 'react';

/** How long a server may take to apply what the page sent before the reload, in ms. */
const waitMs = 3000;

let isDone = false;

/** Reads again a few seconds after a reload: the page may have been reloaded while a change was being sent. */
export function useReadAfterReload(read: () => Promise<unknown>): void {
  const readLatest = useEffectEvent(() => void read());
  useEffect(() => {
    if (isDone || !isReload()) return undefined;
    const timer = setTimeout(() => {
      isDone = true;
      readLatest();
    }, waitMs);
    return () => clearTimeout(timer);
  }, []);
}

function isReload(): boolean {
  const [entry] = performance.getEntriesByType('navigation');
  return entry instanceof PerformanceNavigationTiming && entry.type === 'reload';
}
