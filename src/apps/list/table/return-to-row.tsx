import { useEffect, useRef } from 'react';
import type { ListPlace } from '../../list-place.ts';
import { focusInPlace } from '../../../ui/focus/focus-in-place.ts';
import type { Listing } from '../use-listing.ts';

interface Props {
  place: ListPlace;
  listing: Listing;
  /** renders a row, by its index, wherever it is */
  keepRendered(index: number): void;
}

/** Returns to a place in the list: scrolls there, and moves the focus to the row that had it, once it is rendered. */
export function ReturnToRow({ place, listing, keepRendered }: Props) {
  const { appId = '', scrollY } = place;
  const {
    idsOf,
    answer: { count },
  } = listing;
  const isDone = useRef(false);
  useEffect(() => {
    if (isDone.current) return;
    scrollTo(0, scrollY);
    // The app may be in another row by now.
    void idsOf(0, count).then((ids) => ids.includes(appId) && keepRendered(ids.indexOf(appId)));
  }, [appId, scrollY, idsOf, count, keepRendered]);

  // After each render, until the row is there.
  useEffect(() => {
    const link = !isDone.current && document.getElementById(appId);
    if (!link) return;
    isDone.current = true;
    // If the person has moved the focus meanwhile, it stays.
    if (document.activeElement?.matches('body, h1')) focusInPlace(link);
  });
  return null;
}
