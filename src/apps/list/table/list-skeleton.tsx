import { sortColumns } from '../../../inventory/view.ts';
import { m } from '../../../paraglide/messages.js';
import table from './app-table.module.css';
import styles from './list-skeleton.module.css';

const columns = [...sortColumns, 'actions'] as const;

/** Shown while the list loads. It has the columns and the row heights of the table, so that nothing moves. */
export function ListSkeleton() {
  return (
    <div aria-busy="true" data-wide>
      <span className="visually-hidden" role="status">
        {m.loading()}
      </span>
      <header className={styles.header}>
        <h1>{m.apps()}</h1>
      </header>
      <div className={styles.tools} />
      <div className={table.box}>
        <table className={table.table} aria-hidden>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} className={table[column]} aria-hidden />
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: 16 }, (_, row) => (
              <tr key={row} className={table.row}>
                {columns.map((column) => (
                  <td key={column} className={table[column]} aria-hidden>
                    <span className={styles.bar} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
