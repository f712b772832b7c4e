import { createPartTest } from '../inventory/match.ts';
import { productsOf } from '../inventory/row.ts';
import { formatDay } from '../messages/format.ts';
import { keyText } from '../operations/app/texts/key-text.ts';
import { ProductLink } from '../name-links.tsx';
import { m } from '../paraglide/messages.js';
import { paths } from '../paths.ts';
import { StatusBadge } from '../status/status-badge.tsx';
import { KeyVerdictCell } from '../status/verdict.tsx';
import { DataTable, type Column } from '../ui/data-table.tsx';
import { NameLink } from '../listing/name-link.tsx';
import { NoMatch } from '../listing/no-match.tsx';
import { useListView } from '../listing/use-list-view.ts';
import styles from '../ui/page.module.css';
import { SearchBox } from '../ui/search-box.tsx';
import type { OwnerApp } from './owner-apps.ts';

interface Props {
  organization: string;
  /** of the owner */
  name: string;
  apps: readonly OwnerApp[];
}

/** The search box is of use from this many apps on. */
const searchFrom = 6;

/** All apps of an owner, with the verdict on each key. */
export function OwnerAppsTable({ organization, name, apps }: Props) {
  const view = useListView(apps, { matches, values });
  return (
    <>
      {apps.length >= searchFrom && (
        <div className={styles.tools}>
          <SearchBox label={m.owner_search_apps()} {...view.searchBox} />
        </div>
      )}
      {view.rows.length === 0 ? (
        <NoMatch heading="h3" />
      ) : (
        <DataTable
          label={m.owner_apps_table({ owner: name })}
          columns={columnsOf(organization)}
          {...view.table}
          keyOf={({ app }) => app.appId}
        />
      )}
    </>
  );
}

function matches({ app }: OwnerApp, text: string): boolean {
  const isPart = createPartTest(text);
  return [app.displayName, app.name, ...productsOf(app)].some(isPart);
}

const values = {
  app: ({ app }: OwnerApp) => app.displayName,
  status: ({ app }: OwnerApp) => app.status,
  keys: ({ usable }: OwnerApp) => usable,
  products: ({ app }: OwnerApp) => productsOf(app).join(),
  modified: ({ app }: OwnerApp) => app.lastModifiedAt ?? 0,
};

function columnsOf(organization: string): Column<OwnerApp>[] {
  return [
    {
      id: 'app',
      name: m.column_app(),
      canSort: true,
      cell: ({ app }) => <NameLink to={paths.app(organization, app.appId)} resource={app} />,
    },
    {
      id: 'status',
      name: m.status(),
      width: '16ch',
      canSort: true,
      cell: ({ app }) => <StatusBadge status={app.status} />,
    },
    {
      id: 'keys',
      name: m.column_keys(),
      width: '36ch',
      canSort: true,
      cell: (row) => <KeyLines {...row} />,
    },
    {
      id: 'products',
      name: m.column_products(),
      canSort: true,
      cell: ({ app }) => <ProductLinks organization={organization} products={productsOf(app)} />,
    },
    {
      id: 'modified',
      name: m.column_modified(),
      width: '16ch',
      canSort: true,
      cell: ({ app }) =>
        app.lastModifiedAt === undefined ? m.unknown() : formatDay(app.lastModifiedAt),
    },
  ];
}

const shownAtOnce = 3;

function KeyLines({ app, keys }: OwnerApp) {
  if (keys.length === 0) return m.none();
  return (
    <div>
      {keys.slice(0, shownAtOnce).map(({ key, verdict, conditions }) => (
        <div key={key.consumerKey} className={styles.line}>
          <code>{keyText(app, key.consumerKey)}</code>
          <KeyVerdictCell app={app} verdict={verdict} conditions={conditions} />
        </div>
      ))}
      {keys.length > shownAtOnce && (
        <span className={styles.small}>{m.and_more({ count: keys.length - shownAtOnce })}</span>
      )}
    </div>
  );
}

function ProductLinks({ organization, products }: { organization: string; products: string[] }) {
  if (products.length === 0) return m.none();
  return (
    <div>
      {products.slice(0, shownAtOnce).map((product) => (
        <div key={product}>
          <ProductLink organization={organization} name={product} />
        </div>
      ))}
      {products.length > shownAtOnce && (
        <span className={styles.small}>{m.and_more({ count: products.length - shownAtOnce })}</span>
      )}
    </div>
  );
}
