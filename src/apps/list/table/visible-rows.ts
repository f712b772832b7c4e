import { useEffect, useState, useSyncExternalStore } from 'react';

interface Options {
  count: number;
  /** the distance from the top of the page to the first row, in px */
  topPx: number;
}

/** Which rows of the list are visible. All have the same height, so none has to be measured (docs/decisions/10). */
export function useVisibleRows({ count, topPx }: Options) {
  const rowPx = useSyncExternalStore(onResize, rowHeight);
  const windowPx = useSyncExternalStore(onResize, () => innerHeight);
  const above = useSyncExternalStore(onScroll, () => Math.floor((scrollY - topPx) / rowPx));
  return { rowPx, ...visibleRange({ count, above, fitting: Math.ceil(windowPx / rowPx) }) };
}

interface Scrolled {
  count: number;
  /** how many rows are above the window; negative when the list begins further down in it */
  above: number;
  /** how many rows fit into the window */
  fitting: number;
}

/** The first and the last visible row; both 0 in an empty list. */
export function visibleRange({ count, above, fitting }: Scrolled) {
  const withinList = (row: number) => Math.max(0, Math.min(row, count - 1));
  return {
    // When a list becomes shorter, its end is shown until the browser has scrolled there.
    startIndex: withinList(Math.min(above, count - fitting)),
    endIndex: withinList(above + fitting),
  };
}

/** The speed from which on rows are unreadable, in rows per frame. */
const minFastScrollRows = 4;
/** A pause after which scrolling has ended, in ms: Safari 18 has no event for it. */
const endOfScrollMs = 150;

/** Whether the list scrolls fast: by scroll bar, swipe or held key. A single jump does not count. */
export function useFastScroll(rowPx: number): boolean {
  const [isFastScrolling, setFastScrolling] = useState(false);
  useEffect(() => {
    let last = { y: scrollY, isFast: false };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const noteSpeed = (isFast: boolean) => {
      setFastScrolling(isFast && last.isFast);
      last = { y: scrollY, isFast };
    };
    const unsubscribe = onScroll(() => {
      noteSpeed(Math.abs(scrollY - last.y) >= minFastScrollRows * rowPx);
      clearTimeout(timer);
      timer = setTimeout(() => noteSpeed(false), endOfScrollMs);
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
      setFastScrolling(false);
    };
  }, [rowPx]);
  return isFastScrolling;
}

// As in app-table.module.css.
function rowHeight(): number {
  return matchMedia('(max-width: 480px)').matches ? 64 : 48;
}

function onResize(notify: () => void) {
  addEventListener('resize', notify);
  return () => removeEventListener('resize', notify);
}

function onScroll(notify: () => void) {
  addEventListener('scroll', notify, { passive: true });
  return () => removeEventListener('scroll', notify);
}
