import { useEffect } from 'react';

/** How long a page has had to stand, in ms. */
const stood = 100;

/**
 * Does something once the page stands, such as fetching what may be needed later: nobody waits for the page
 * because of it. `work` is always the same function.
 */
export function useAfterPaint(work: () => void): void {
  useEffect(() => {
    const timer = setTimeout(work, stood);
    return () => clearTimeout(timer);
  }, [work]);
}
