import { createPartTest } from '../inventory/match.ts';
import { productsOf } from '../inventory/row.ts';
import { formatDay } from '../messages/format.ts';
import { useLanguage } from '../messages/locale.ts';
import { keyText } from '../operations/app/texts/key-text.ts';
import { ProductLink } from '../name-links.tsx';
import { PageLink } from '../page-link.tsx';
import { m } from '../paraglide/messages.js';
import { paths } from '../paths.ts';
import { StatusBadge } from '../status/status-badge.tsx';
import { KeyVerdictCell } from '../status/verdict.tsx';
import { DataTable, type Column } from '../ui/data-table.tsx';
import { useListView } from '../use-list-view.ts';
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
  const view = useListView(apps, { matches, values, language: useLanguage() });
  return (
    <>
      {apps.length >= searchFrom && (
        <div className={styles.tools}>
          <SearchBox
            label={m.owner_search_apps()}
            value={view.typed}
            onChange={view.search}
            onLeave={view.writeSearch}
          />
        </div>
      )}
      {view.rows.length === 0 ? (
        <div className={styles.empty}>
          <h3>{m.list_no_match()}</h3>
          <p>{m.list_no_match_next()}</p>
        </div>
      ) : (
        <DataTable
          label={m.owner_apps_table({ owner: name })}
          columns={columnsOf(organization)}
          count={view.rows.length}
          rowAt={(index) => view.rows[index]}
          keyOf={({ app }) => app.appId}
          sorting={view.sorting}
          onSort={view.sortBy}
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
      cell: ({ app: { appId, name, displayName } }) => (
        <>
          <PageLink to={paths.app(organization, appId)} translate="no">
            <bdi>{displayName}</bdi>
          </PageLink>
          {displayName !== name && (
            <code className={styles.small} translate="no">
              {name}
            </code>
          )}
        </>
      ),
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
