import { useEffect } from 'react';

/** How long a page must have been mounted, in ms. */
const settleMs = 100;

/**
 * Runs `work` once the page is painted, such as prefetching, so that it does not delay the page. `work` is always the same function.
 */
export function useAfterPaint(work: () => void): void {
  useEffect(() => {
    const timer = setTimeout(work, settleMs);
    return () => clearTimeout(timer);
  }, [work]);
}
