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
  type RefObject,
} from 'react';
import { sortable, type Column, type View } from '../../inventory/view.ts';
import { formatNumber } from '../../messages/format.ts';
import { m } from '../../paraglide/messages.js';
import { Checkbox } from '../../ui/checkbox.tsx';
import { AppRow, RowOnItsWay } from './app-row.tsx';
import styles from './app-table.module.css';
import { selectAll, useSelection } from './selection.ts';
import { rangeWith } from './visible-rows.ts';
import type { Listing } from './use-listing.ts';

interface Props {
  organization: string;
  listing: Listing;
  view: View;
  onSort(column: Column): void;
  /** goes to a page of the console; always the same function */
  go(path: string): unknown;
}

/** As high as a row is, in px (app-table.module.css). */
const rowHeight = 48;
/** How far down the page the rows begin, in px, until that is measured: more rows than are seen cost time. */
const usualTop = 180;

/**
 * The table *Apps*: the name is the link, the pencil goes straight to the edit view. `aria-rowcount` and
 * `aria-rowindex` tell how many rows there are and which are in the page.
 */
export function AppTable({ organization, listing, view, onSort, go }: Props) {
  const { count } = listing.answer;
  const { here } = useSelection(organization);
  return (
    <table className={styles.table} aria-label={m.apps()} aria-rowcount={count + 1}>
      <thead>
        <tr aria-rowindex={1}>
          {sortable.map((column) => (
            <HeaderCell key={column} column={column} view={view} onSort={onSort}>
              {column === 'app' && (
                <Checkbox
                  className={styles.pick}
                  label={m.select_all({ count: formatNumber(count) })}
                  checked={here === count}
                  mixed={here > 0 && here < count}
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
 * Only the rows around what is seen are in the page. The row with the focus stays, wherever the page is scrolled
 * to. Remembered, because typing and every change of the address draw the page around them.
 */
const Rows = memo(function Rows({ organization, listing, go }: Omit<Props, 'view' | 'onSort'>) {
  const { count } = listing.answer;
  const { ids: selected } = useSelection(organization);
  const body = useRef<HTMLTableSectionElement>(null);
  const top = useTop(body);
  const [focused, setFocused] = useState<number>();
  const { flying, watch } = useFlying();
  // Nothing here is memoised by a compiler, which alone could not see that what it returns changes.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: () => rowHeight,
    overscan: 1,
    scrollMargin: top,
    initialRect: { width: innerWidth, height: innerHeight },
    initialOffset: () => scrollY,
    // It scrolls to where the page is when it begins, and that makes the browser lay the page out twice.
    scrollToFn: () => {},
    rangeExtractor: (range) => rangeWith(range, focused),
    onChange: watch,
  });
  const items = virtualizer.getVirtualItems();
  // What is seen, and not the row with the focus, which may be far away.
  const { startIndex = 0, endIndex = 0 } = virtualizer.range ?? {};
  const [, drawAgain] = useReducer((draws: number) => draws + 1, 0);
  useEffect(
    () => listing.want(startIndex, endIndex + 1, drawAgain),
    [listing, startIndex, endIndex],
  );

  // On its way to another row, which may be in the page only because this one has it, the focus has not left.
  function leave({ currentTarget, relatedTarget }: FocusEvent) {
    if (!currentTarget.contains(relatedTarget)) setFocused(undefined);
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it only looks on
    <tbody ref={body} onFocus={(event) => setFocused(indexOf(event))} onBlur={leave}>
      {withGaps(items, count, (index) => {
        const row = listing.rowAt(index);
        return row ? (
          <AppRow
            key={row.appId}
            organization={organization}
            row={row}
            index={index}
            selected={selected.has(row.appId)}
            // From a row that has the focus, Tab may lead to any control of the next ones.
            passing={flying && focused === undefined}
            listing={listing}
            go={go}
          />
        ) : (
          <RowOnItsWay key={index} index={index} />
        );
      })}
    </tbody>
  );
});

/** From so many rows a frame on, nobody reads them, in rows. */
const tooFast = 4;

// Whether the list scrolls fast: by the scroll bar, a swipe or a held key. A single jump does not count.
function useFlying() {
  const [flying, setFlying] = useState(false);
  const last = useRef({ start: 0, fast: false });
  function watch({
    range,
    isScrolling,
  }: Pick<Virtualizer<Window, Element>, 'range' | 'isScrolling'>) {
    const start = range?.startIndex ?? 0;
    const fast = isScrolling && Math.abs(start - last.current.start) >= tooFast;
    setFlying(fast && last.current.fast);
    last.current = { start, fast };
  }
  return { flying, watch };
}

// How far down the page the rows begin, in px: measured at once, and whenever something above makes the page longer
// or shorter.
function useTop(body: RefObject<HTMLTableSectionElement | null>): number {
  const [top, setTop] = useState(usualTop);
  useEffect(() => {
    const page = body.current?.closest('main');
    const observer = new ResizeObserver(() => {
      if (body.current) setTop(Math.round(body.current.getBoundingClientRect().top + scrollY));
    });
    if (page) observer.observe(page);
    return () => observer.disconnect();
  }, [body]);
  return top;
}

// The rows that are not in the page leave their room. A cell that spans columns which a narrow page hides would
// bring them back, empty.
function withGaps(
  items: readonly { index: number }[],
  count: number,
  draw: (index: number) => ReactNode,
): ReactNode[] {
  const drawn: ReactNode[] = [];
  let next = 0;
  for (const { index } of items) {
    if (index > next) drawn.push(<Gap key={`gap ${next}`} rows={index - next} />);
    drawn.push(draw(index));
    next = index + 1;
  }
  if (count > next) drawn.push(<Gap key="gap to the end" rows={count - next} />);
  return drawn;
}

function Gap({ rows }: { rows: number }) {
  return (
    <tr aria-hidden style={{ blockSize: rows * rowHeight }}>
      <td aria-hidden className={styles.gap} />
    </tr>
  );
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
}: Pick<Props, 'view' | 'onSort'> & { column: Column; children: ReactNode }) {
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

const columnNames: Record<Column, () => string> = {
  app: m.column_app,
  owner: m.column_owner,
  products: m.column_products,
  keys: m.column_keys,
  status: m.column_status,
  created: m.column_created,
  modified: m.column_modified,
};
