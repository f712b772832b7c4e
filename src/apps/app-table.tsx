import { ArrowDown, ArrowUp, Pencil, TriangleAlert } from 'lucide-react';
import { Link, useNavigate } from 'react-router';
import { StatusBadge } from '../changes/status-badge.tsx';
import { day, utcMoment } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import { paths } from '../paths.ts';
import { Button } from '../ui/button.tsx';
import { columns, type Column, type Row, type View, type Warning } from './app-list.ts';
import styles from './app-table.module.css';

interface Props {
  organization: string;
  rows: readonly Row[];
  view: View;
  onSort(column: Column): void;
}

/** The table *Apps*: the name is the link, the pencil goes straight to the edit view. */
export function AppTable({ organization, rows, view, onSort }: Props) {
  return (
    <table className={styles.table} aria-label={m.apps()}>
      <thead>
        <tr>
          {columns.map((column) => (
            <HeaderCell key={column} column={column} view={view} onSort={onSort} />
          ))}
          <th scope="col" className={styles.actions}>
            <span className="visually-hidden">{m.actions()}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <AppRow key={row.app.appId} organization={organization} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function HeaderCell({ column, view, onSort }: Pick<Props, 'view' | 'onSort'> & { column: Column }) {
  const sorted = view.sort === column;
  const Arrow = view.descending ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      className={styles[column]}
      aria-sort={sorted ? (view.descending ? 'descending' : 'ascending') : undefined}
    >
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

function AppRow({ organization, row }: { organization: string; row: Row }) {
  const { app, owner, products, warnings } = row;
  const navigate = useNavigate();
  return (
    <tr className={styles.row}>
      <th scope="row" className={styles.app}>
        <Link to={paths.app(organization, app.appId)} className={styles.name} translate="no">
          <bdi>{app.displayName}</bdi>
        </Link>
        {app.displayName !== app.name && (
          <code className={styles.below} translate="no">
            {app.name}
          </code>
        )}
        <span className={styles.ownerBelow} translate="no">
          {owner}
        </span>
      </th>
      <td className={styles.owner} translate="no" title={owner}>
        {owner}
      </td>
      <td className={styles.products} translate="no">
        <Products names={products} />
      </td>
      <td className={styles.keys}>{app.credentials.length}</td>
      <td className={styles.status}>
        <span className={styles.statuses} data-warned={warnings.length > 0}>
          <StatusBadge status={app.status} />
          {warnings.length > 0 && <Warnings warnings={warnings} />}
        </span>
      </td>
      <td className={styles.created}>
        <Day ms={app.createdAt} />
      </td>
      <td className={styles.modified}>
        <Day ms={app.lastModifiedAt} />
      </td>
      <td className={styles.actions}>
        <Button
          kind="quiet"
          icon={<Pencil size={16} aria-hidden />}
          aria-label={m.edit_app({ app: app.displayName })}
          onClick={() => void navigate(paths.editApp(organization, app.appId))}
        />
      </td>
    </tr>
  );
}

// One line whatever their number, so that every row is as high as every other.
function Warnings({ warnings }: Pick<Row, 'warnings'>) {
  const text = warnings.map((warning) => warningNames[warning]()).join(' · ');
  return (
    <span className={styles.warning} title={text}>
      <TriangleAlert size={12} aria-hidden />
      <span>{text}</span>
    </span>
  );
}

const warningNames: Record<Warning, () => string> = {
  'no-usable-key': m.warning_no_usable_key,
  'pending-product': m.warning_pending_product,
  'expired-key': m.warning_expired_key,
};

function Products({ names }: { names: string[] }) {
  const [first, ...others] = names;
  if (!first) return <span className={styles.none}>{m.none()}</span>;
  return (
    <span className={styles.productNames} title={names.slice(0, 20).join('\n')}>
      <span>{first}</span>
      {others.length > 0 && <span className={styles.more}>+{others.length}</span>}
    </span>
  );
}

function Day({ ms }: { ms: number | undefined }) {
  if (ms === undefined) return <span className={styles.none}>{m.unknown()}</span>;
  return (
    <time dateTime={new Date(ms).toISOString()} title={utcMoment(ms)}>
      {day(ms)}
    </time>
  );
}
