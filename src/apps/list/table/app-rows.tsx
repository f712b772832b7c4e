import { memo, useEffect, useReducer, useRef, useState, type FocusEvent } from 'react';
import { LazyBoundary, lazyPart } from '../../../errors/lazy-boundary.tsx';
import { openRow } from '../../../ui/rows/row-link.ts';
import { rowsToRender, useRowsTop, rowsWithSpacers } from '../../../ui/rows/virtual-rows.tsx';
import type { ListPlace } from '../../list-place.ts';
import { AppRow, LoadingRow } from './app-row.tsx';
import { useFastScroll, useVisibleRows } from './visible-rows.ts';
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
  const { rowPx, startIndex, endIndex } = useVisibleRows({ count, topPx: top });
  const isFastScrolling = useFastScroll(rowPx);
  const items = rowsToRender({ startIndex, endIndex, overscan: 1, count }, focused).map(
    (index) => ({
      index,
      start: top + index * rowPx,
      end: top + (index + 1) * rowPx,
    }),
  );
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
        {rowsWithSpacers(items, { start: top, end: top + count * rowPx }, (index) => {
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

function indexOf(event: FocusEvent): number | undefined {
  const row = event.target.closest('tr')?.ariaRowIndex;
  return row ? Number(row) - 2 : undefined;
}
