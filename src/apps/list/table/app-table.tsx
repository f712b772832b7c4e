import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import type { ReactNode } from 'react';
import { sortColumns, type SortColumn, type View } from '../../../inventory/view.ts';
import { formatNumber } from '../../../messages/format.ts';
import { m } from '../../../paraglide/messages.js';
import { Checkbox } from '../../../ui/checkbox.tsx';
import styles from './app-table.module.css';
import { AppRows, type AppRowsProps } from './app-rows.tsx';
import { selectAll, useSelection } from '../selection.ts';

interface Props extends AppRowsProps {
  view: View;
  onSort(column: SortColumn): void;
}

/**
 * The table *Apps*: the name links to the app, the pencil opens the edit view. `aria-rowcount` and `aria-rowindex`
 * give the number of all rows and the position of those that are rendered.
 */
export function AppTable({ view, onSort, ...rows }: Props) {
  const { organization, listing } = rows;
  const { count } = listing.answer;
  const { countInList } = useSelection(organization);
  return (
    <div className={styles.box}>
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
        <AppRows {...rows} />
      </table>
    </div>
  );
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
