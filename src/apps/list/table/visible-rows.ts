import { useEffect, useState, useSyncExternalStore } from 'react';

interface Options {
  count: number;
  /** the distance from the top of the page to the first row, in px */
  top: number;
}

/** Which rows of the list are visible. All have the same height, so none has to be measured (docs/decisions/10). */
export function useVisibleRows({ count, top }: Options) {
  const rowPx = useSyncExternalStore(onResize, rowHeight);
  const windowPx = useSyncExternalStore(onResize, () => innerHeight);
  const first = useSyncExternalStore(onScroll, () => Math.floor((scrollY - top) / rowPx));
  const existing = (row: number) => Math.max(0, Math.min(row, count - 1));
  const last = first + Math.ceil(windowPx / rowPx);
  return { rowPx, startIndex: existing(first), endIndex: existing(last) };
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
    const note = (isFast: boolean) => {
      setFastScrolling(isFast && last.isFast);
      last = { y: scrollY, isFast };
    };
    const stop = onScroll(() => {
      note(Math.abs(scrollY - last.y) >= minFastScrollRows * rowPx);
      clearTimeout(timer);
      timer = setTimeout(() => note(false), endOfScrollMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [rowPx]);
  return isFastScrolling;
}

// As in app-table.module.css.
function rowHeight(): number {
  return matchMedia('(max-width: 480px)').matches ? 64 : 48;
}

function onResize(changed: () => void) {
  addEventListener('resize', changed);
  return () => removeEventListener('resize', changed);
}

function onScroll(changed: () => void) {
  addEventListener('scroll', changed, { passive: true });
  return () => removeEventListener('scroll', changed);
}
