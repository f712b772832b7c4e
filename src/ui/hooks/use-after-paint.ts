import { useEffect } from 'react';

/** How long after mounting the work starts. */
const settleMs = 100;

/**
 * Runs `work`, such as prefetching, after the page is painted, so that it does not delay the page. `work` must have a
 * stable identity.
 */
export function useAfterPaint(work: () => void): void {
  useEffect(() => {
    const timer = setTimeout(work, settleMs);
    return () => clearTimeout(timer);
  }, [work]);
}
