import { useEffect, useRef } from 'react';
import type { ListPlace } from '../list-place.ts';
import type { Listing } from './use-listing.ts';

/**
 * Returns to a place in the list: scrolls there, and moves the focus to the row that had it, once it is rendered.
 *
 * @param keepRendered takes the index of a row
 */
export function useReturnToRow(
  { idsOf, answer: { count } }: Listing,
  place: ListPlace | undefined,
  keepRendered: (index: number) => void,
): void {
  const { appId = '', scrollY = 0 } = place ?? {};
  const isDone = useRef(false);
  useEffect(() => {
    if (!place || isDone.current) return;
    scrollTo(0, scrollY);
    // The app may be in another row by now.
    void idsOf(0, count).then((ids) => keepRendered(ids.indexOf(appId)));
  }, [place, appId, scrollY, idsOf, count, keepRendered]);

  // After each render, until the row is there.
  useEffect(() => {
    const link = place && !isDone.current && document.getElementById(appId);
    if (!link) return;
    isDone.current = true;
    // Whoever is somewhere else by now stays there.
    if (document.activeElement?.matches('body, h1')) focusRow(link);
  });
}

function focusRow(link: HTMLElement): void {
  const { top, bottom } = link.getBoundingClientRect();
  link.focus({ preventScroll: top >= 0 && bottom <= innerHeight });
}
