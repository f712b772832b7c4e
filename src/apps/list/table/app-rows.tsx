import { useWindowVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useReducer, useRef, useState, type FocusEvent } from 'react';
import { LazyBoundary, lazyPart } from '../../../errors/lazy-boundary.tsx';
import { openRow } from '../../../ui/rows/row-link.ts';
import { rowsToRender, useRowsTop, rowsWithSpacers } from '../../../ui/rows/virtual-rows.tsx';
import type { ListPlace } from '../../list-place.ts';
import { AppRow, LoadingRow } from './app-row.tsx';
import { useSelection } from '../selection.ts';
import type { Listing } from '../use-listing.ts';

const ReturnToRow = lazyPart(async () => (await import('./return-to-row.tsx')).ReturnToRow);

/** The rows of a listing; the functions have a stable identity. */
export interface AppRowsProps {
  organization: string;
  listing: Listing;
  /** where to return to, if the listing is complete enough for it */
  place: ListPlace | undefined;
  /** navigates to a page of the console */
  go(path: string): unknown;
  /** shows another list of apps */
  onFilter(path: string): void;
}

/** The distance from the top of the page to the first row, until it is measured. Keeps the first render small. */
const estimatedTopPx = 180;

/**
 * Renders only the visible rows and a few around them. The row with the focus stays mounted while the page scrolls.
 * Memoized, because typing and every URL change re-render the page.
 */
export const AppRows = memo(function AppRows({
  organization,
  listing,
  place,
  go,
  onFilter,
}: AppRowsProps) {
  const { count } = listing.answer;
  const { ids: selected } = useSelection(organization);
  const body = useRef<HTMLTableSectionElement>(null);
  const top = useRowsTop(body, estimatedTopPx);
  const [focused, setFocused] = useState<number>();
  // As in app-table.module.css. Each change of the window's size renders the rows.
  const rowHeight = matchMedia('(max-width: 480px)').matches ? 64 : 48;
  const { isFastScrolling, onScroll } = useFastScroll();
  // The React Compiler is not used; it could not see that the virtualizer's results change.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: () => rowHeight,
    overscan: 1,
    scrollMargin: top,
    initialRect: { width: innerWidth, height: innerHeight },
    initialOffset: () => scrollY,
    // Disabled: the initial scroll would cause a second layout.
    scrollToFn: () => {},
    rangeExtractor: (range) => rowsToRender(range, focused),
    onChange: onScroll,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);
  const items = virtualizer.getVirtualItems();
  // The visible rows, without the focused row, which may be far away.
  const { startIndex = 0, endIndex = 0 } = virtualizer.range ?? {};
  const [, rerender] = useReducer((renders: number) => renders + 1, 0);
  useEffect(
    () => listing.loadRows(startIndex, endIndex + 1, rerender),
    [listing, startIndex, endIndex],
  );

  // Focus moving between rows is not a blur: the target row may only be mounted because this one is focused.
  function onBlur({ currentTarget, relatedTarget }: FocusEvent) {
    if (!currentTarget.contains(relatedTarget)) setFocused(undefined);
  }

  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- by keyboard, each row has its link */}
      <tbody
        ref={body}
        onFocus={(event) => setFocused(indexOf(event))}
        onBlur={onBlur}
        onClick={openRow}
      >
        {rowsWithSpacers(items, { start: top, end: top + virtualizer.getTotalSize() }, (index) => {
          const row = listing.rowAt(index);
          return row ? (
            <AppRow
              key={row.appId}
              organization={organization}
              row={row}
              index={index}
              selected={selected.has(row.appId)}
              // From a focused row, Tab may lead to any control of the next rows.
              isFastScrolling={isFastScrolling && focused === undefined}
              listing={listing}
              go={go}
              onFilter={onFilter}
            />
          ) : (
            <LoadingRow key={index} index={index} />
          );
        })}
      </tbody>
      {place && (
        <LazyBoundary failed={null}>
          <ReturnToRow place={place} listing={listing} keepRendered={setFocused} />
        </LazyBoundary>
      )}
    </>
  );
});

/** The speed from which on rows are unreadable, in rows per frame. */
const minFastScrollRows = 4;

// Whether the list scrolls fast: by scroll bar, swipe or held key. A single jump does not count.
function useFastScroll() {
  const [isFastScrolling, setFastScrolling] = useState(false);
  const last = useRef({ start: 0, isFast: false });
  function onScroll({
    range,
    isScrolling,
  }: Pick<Virtualizer<Window, Element>, 'range' | 'isScrolling'>) {
    const start = range?.startIndex ?? 0;
    const isFast = isScrolling && Math.abs(start - last.current.start) >= minFastScrollRows;
    setFastScrolling(isFast && last.current.isFast);
    last.current = { start, isFast };
  }
  return { isFastScrolling, onScroll };
}

function indexOf(event: FocusEvent): number | undefined {
  const row = event.target.closest('tr')?.ariaRowIndex;
  return row ? Number(row) - 2 : undefined;
}
