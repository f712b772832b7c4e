import { useWindowVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import {
  memo,
  useEffect,
  useReducer,
  useRef,
  useState,
  type FocusEvent,
  type ReactNode,
} from 'react';
import { sortColumns, type SortColumn, type View } from '../../inventory/view.ts';
import { formatNumber } from '../../messages/format.ts';
import { m } from '../../paraglide/messages.js';
import { Checkbox } from '../../ui/checkbox.tsx';
import { rowsToRender, useRowsTop, withGaps } from '../../ui/virtual-rows.tsx';
import { AppRow, LoadingRow } from './app-row.tsx';
import styles from './app-table.module.css';
import { selectAll, useSelection } from './selection.ts';
import type { Listing } from './use-listing.ts';

interface Props {
  organization: string;
  listing: Listing;
  view: View;
  onSort(column: SortColumn): void;
  /** navigates to a page of the console; has a stable identity */
  go(path: string): unknown;
}

/** The height of a row (app-table.module.css). */
const rowHeightPx = 48;
/** The distance from the top of the page to the first row, until it is measured. Keeps the first render small. */
const estimatedTopPx = 180;

/**
 * The table *Apps*: the name links to the app, the pencil opens the edit view. `aria-rowcount` and `aria-rowindex`
 * give the number of all rows and the position of those that are rendered.
 */
export function AppTable({ organization, listing, view, onSort, go }: Props) {
  const { count } = listing.answer;
  const { countInList } = useSelection(organization);
  return (
    <table className={styles.table} aria-label={m.apps()} aria-rowcount={count + 1}>
      <thead>
        <tr aria-rowindex={1}>
          {sortColumns.map((column) => (
            <HeaderCell key={column} column={column} view={view} onSort={onSort}>
              {column === 'app' && (
                <Checkbox
                  className={styles.pick}
                  label={m.select_all({ count: formatNumber(count) })}
                  checked={countInList === count}
                  mixed={countInList > 0 && countInList < count}
                  onChange={(checked) => void selectAll(organization, listing, checked)}
                />
              )}
            </HeaderCell>
          ))}
          <th scope="col" className={styles.actions}>
            <span className="visually-hidden">{m.actions()}</span>
          </th>
        </tr>
      </thead>
      <Rows organization={organization} listing={listing} go={go} />
    </table>
  );
}

/**
 * Renders only the visible rows and a few around them. The row with the focus stays mounted while the page scrolls.
 * Memoized, because typing and every URL change re-render the page.
 */
const Rows = memo(function Rows({ organization, listing, go }: Omit<Props, 'view' | 'onSort'>) {
  const { count } = listing.answer;
  const { ids: selected } = useSelection(organization);
  const body = useRef<HTMLTableSectionElement>(null);
  const top = useRowsTop(body, estimatedTopPx);
  const [focused, setFocused] = useState<number>();
  const { isFastScrolling, onScroll } = useFastScroll();
  // The React Compiler is not used; it could not see that the virtualizer's results change.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: () => rowHeightPx,
    overscan: 1,
    scrollMargin: top,
    initialRect: { width: innerWidth, height: innerHeight },
    initialOffset: () => scrollY,
    // Disabled: the initial scroll would cause a second layout.
    scrollToFn: () => {},
    rangeExtractor: (range) => rowsToRender(range, focused),
    onChange: onScroll,
  });
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
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it only observes the focus
    <tbody ref={body} onFocus={(event) => setFocused(indexOf(event))} onBlur={onBlur}>
      {withGaps(items, { start: top, end: top + virtualizer.getTotalSize() }, (index) => {
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
          />
        ) : (
          <LoadingRow key={index} index={index} />
        );
      })}
    </tbody>
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

function HeaderCell({
  column,
  view,
  onSort,
  children,
}: Pick<Props, 'view' | 'onSort'> & { column: SortColumn; children: ReactNode }) {
  const sorted = view.sort === column;
  const Arrow = view.descending ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      className={styles[column]}
      aria-sort={sorted ? (view.descending ? 'descending' : 'ascending') : undefined}
      aria-label={columnNames[column]()}
    >
      {children}
      <button type="button" className={styles.sort} onClick={() => onSort(column)}>
        {columnNames[column]()}
        {sorted && <Arrow size={14} aria-hidden />}
      </button>
    </th>
  );
}

const columnNames: Record<SortColumn, () => string> = {
  app: m.column_app,
  owner: m.column_owner,
  products: m.column_products,
  keys: m.column_keys,
  status: m.status,
  created: m.column_created,
  modified: m.column_modified,
};
