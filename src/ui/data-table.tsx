import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import { useCallback, useEffect, type ReactNode } from 'react';
import { Checkbox } from './checkbox.tsx';
import styles from './data-table.module.css';
import { useVirtualRows, type RowKey, type VirtualRow } from './hooks/use-virtual-rows.ts';
import { openRow } from './rows/row-link.ts';

export interface Column<Row> {
  id: string;
  name: string;
  /** no visible name, as above buttons */
  isNameHidden?: boolean;
  /** the width as CSS, such as `12ch`; columns without one share the rest */
  width?: string;
  /** right-aligned, as numbers */
  isNumber?: boolean;
  /** a click on its name sorts by it */
  canSort?: boolean;
  cell(row: Row): ReactNode;
}

export interface Sorting {
  column: string;
  descending: boolean;
}

/** Which rows are selected. */
export interface Selection<Row> {
  isSelected(row: Row): boolean;
  /** `withShift` = with the Shift key, to select a range */
  onSelect(row: Row, isSelected: boolean, withShift: boolean): void;
  onSelectAll(isSelected: boolean): void;
  /** of the rows of the table */
  selected: 'none' | 'some' | 'all';
  labelOf(row: Row): string;
  labelOfAll: string;
}

interface Props<Row> {
  label: string;
  /** the first one is the header of each row, and its first link is where a click on the row leads */
  columns: readonly Column<Row>[];
  count: number;
  /** `undefined` while a row loads. For a long table, pass a function that changes only when rows have loaded. */
  rowAt(this: void, index: number): Row | undefined;
  keyOf(this: void, row: Row): RowKey;
  /** called with the visible rows, `to` excluded */
  onVisible?: ((from: number, to: number) => void) | undefined;
  sorting?: Sorting | undefined;
  onSort?: ((column: string) => void) | undefined;
  selection?: Selection<Row> | undefined;
  /** marks a row as the current one */
  isCurrent?(row: Row): boolean;
}

/** The height of a row until it is measured: two lines, as most rows have them. */
const estimatedRowPx = 48;

/**
 * A table of any length. `aria-rowcount` and `aria-rowindex` give the number of all rows and the position of those that
 * are rendered. Where it is narrow, each row is a card with the names of the columns.
 */
export function DataTable<Row>(props: Props<Row>) {
  const { label, columns, count, rowAt, keyOf, onVisible, selection, isCurrent } = props;
  // Stable: for each new function, the positions of all rows are computed again.
  const keyAt = useCallback(
    (index: number) => {
      const row = rowAt(index);
      return row === undefined ? index : keyOf(row);
    },
    [rowAt, keyOf],
  );
  const rows = useVirtualRows({ count, estimatedRowPx, keyAt });
  const { start, end } = rows.visible;
  useEffect(() => onVisible?.(start, end), [onVisible, start, end]);
  return (
    <div className={styles.box}>
      <table className={styles.table} aria-label={label} aria-rowcount={count + 1}>
        <Head {...props} />
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- by keyboard, each row has its link */}
        <tbody {...rows.bodyProps} onClick={openRow}>
          {rows.render((virtualRow) => {
            const row = rowAt(virtualRow.index);
            if (row === undefined) return <Loading key={virtualRow.index} {...virtualRow} />;
            return (
              <DataRow
                key={keyOf(row)}
                {...{ row, columns, selection, virtualRow }}
                isCurrent={isCurrent?.(row) ?? false}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Head<Row>({ columns, sorting, onSort, selection }: Props<Row>) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {selection && (
          <td className={styles.pick}>
            <label className={styles.pickAll}>
              <Checkbox
                className={undefined}
                label={selection.labelOfAll}
                checked={selection.selected === 'all'}
                mixed={selection.selected === 'some'}
                onChange={(checked) => selection.onSelectAll(checked)}
              />
              <span>{selection.labelOfAll}</span>
            </label>
          </td>
        )}
        {columns.map((column) => (
          <HeadCell
            key={column.id}
            {...column}
            sorting={sorting?.column === column.id ? sorting : undefined}
            onSort={onSort}
          />
        ))}
      </tr>
    </thead>
  );
}

type HeadCellProps = Omit<Column<never>, 'cell'> & Pick<Props<never>, 'sorting' | 'onSort'>;

function HeadCell(props: HeadCellProps) {
  const { id, name, isNameHidden, width, isNumber, canSort, sorting, onSort } = props;
  const Arrow = sorting?.descending ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      style={{ inlineSize: width }}
      className={isNumber ? styles.number : undefined}
      aria-sort={sorting && (sorting.descending ? 'descending' : 'ascending')}
    >
      {canSort ? (
        <button type="button" className={styles.sort} onClick={() => onSort?.(id)}>
          {name}
          {sorting && <Arrow size={14} aria-hidden />}
        </button>
      ) : (
        <span className={isNameHidden ? 'visually-hidden' : undefined}>{name}</span>
      )}
    </th>
  );
}

interface RowProps<Row> extends Pick<Props<Row>, 'columns' | 'selection'> {
  row: Row;
  virtualRow: VirtualRow;
  isCurrent: boolean;
}

function DataRow<Row>({ row, columns, selection, virtualRow, isCurrent }: RowProps<Row>) {
  const { index, measure, onFocus } = virtualRow;
  const [first, ...others] = columns;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it only observes the focus
    <tr
      ref={measure}
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-current={isCurrent || undefined}
      data-index={index}
      data-selected={selection?.isSelected(row) || undefined}
      onFocus={onFocus}
    >
      {selection && (
        <td className={styles.pick}>
          <Checkbox
            className={undefined}
            label={selection.labelOf(row)}
            checked={selection.isSelected(row)}
            onChange={(checked, withShift) => selection.onSelect(row, checked, withShift)}
          />
        </td>
      )}
      <th scope="row">{first?.cell(row)}</th>
      {others.map((column) => (
        <td
          key={column.id}
          className={column.isNumber ? styles.number : undefined}
          data-label={column.isNameHidden ? undefined : column.name}
        >
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

function Loading({ index, measure, onFocus }: VirtualRow) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it only observes the focus
    <tr ref={measure} aria-rowindex={index + 2} data-index={index} onFocus={onFocus}>
      <td>…</td>
    </tr>
  );
}
