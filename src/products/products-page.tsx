import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { whatItOpens } from '../access/product/product-scope.ts';
import { allProductsQuery } from '../api/all-products.ts';
import type { Product } from '../api/schemas.ts';
import { StaleNotice } from '../errors/stale-notice.tsx';
import { useUseCounts } from '../inventory/apps-of/use-apps-of.ts';
import { createPartTest } from '../inventory/match.ts';
import { formatList, formatMinute, formatNumber } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import { organizationIn, paths } from '../paths.ts';
import { approvalWord, visibilityWord } from '../product-text/product-words.ts';
import { LoadAll } from '../listing/apps-found.tsx';
import { DataTable, type Column } from '../ui/data-table.tsx';
import { NameLink } from '../listing/name-link.tsx';
import { NoMatch } from '../listing/no-match.tsx';
import { useListView } from '../listing/use-list-view.ts';
import { PageHeading } from '../ui/page-heading.tsx';
import styles from '../ui/page.module.css';
import { SearchBox } from '../ui/search-box.tsx';

/** Publish > API products. */
export function Component() {
  const organization = organizationIn(useParams());
  return <Products key={organization} organization={organization} />;
}

interface ProductRow {
  product: Product;
  approval: string;
  visibility: string;
  /** empty = not set, which means all */
  environments: string;
  /** `undefined` = not known */
  keys: number | undefined;
}

function Products({ organization }: { organization: string }) {
  const query = useSuspenseQuery(allProductsQuery(organization));
  const { products, isComplete, skipped } = query.data;
  const { counts, isLoading } = useUseCounts(organization);
  const all = [...products.values()].map((product) => rowOf(product, counts?.keysOfProduct));
  const view = useListView(all, { matches, values });
  return (
    <>
      <header className={styles.header}>
        <PageHeading title={`${m.products()} – ${organization}`}>{m.products()}</PageHeading>
        <p className={styles.count} role="status">
          {m.products_count({ count: view.rows.length })}
        </p>
        <p className={styles.count}>
          {m.list_loaded_at({ time: formatMinute(query.dataUpdatedAt) })}
        </p>
      </header>
      <StaleNotice query={query} />
      {!isComplete && (
        <p className={styles.hint}>
          {m.products_incomplete({ count: formatNumber(products.size) })}
        </p>
      )}
      {skipped > 0 && <p className={styles.hint}>{m.products_skipped({ count: skipped })}</p>}
      {all.length === 0 ? (
        <div className={styles.empty}>
          <h2>{m.products_empty()}</h2>
          <p>{m.products_empty_next()}</p>
        </div>
      ) : (
        <>
          <div className={styles.tools}>
            <SearchBox label={m.products_search()} {...view.searchBox} />
          </div>
          {!counts && !isLoading && (
            <>
              <p className={styles.hint}>{m.products_keys_unknown()}</p>
              <LoadAll organization={organization} />
            </>
          )}
          {view.rows.length === 0 ? (
            <NoMatch heading="h2" />
          ) : (
            <DataTable
              label={m.products()}
              columns={columnsOf(organization)}
              {...view.table}
              keyOf={({ product }) => product.name}
            />
          )}
        </>
      )}
    </>
  );
}

function rowOf(product: Product, keys: ReadonlyMap<string, number> | undefined): ProductRow {
  return {
    product,
    approval: approvalWord(product),
    visibility: visibilityWord(product),
    environments: environmentsOf(product),
    keys: keys && (keys.get(product.name) ?? 0),
  };
}

function environmentsOf(product: Product): string {
  const { environments, unbounded } = whatItOpens(product);
  if (environments.length > 0) return formatList(environments);
  return unbounded.includes('environments') ? '' : m.unknown();
}

function matches({ product }: ProductRow, text: string): boolean {
  const isPart = createPartTest(text);
  return isPart(product.name) || isPart(product.displayName);
}

const values = {
  name: ({ product }: ProductRow) => product.displayName,
  approval: ({ approval }: ProductRow) => approval,
  visibility: ({ visibility }: ProductRow) => visibility,
  environments: ({ environments }: ProductRow) => environments,
  keys: ({ keys }: ProductRow) => keys ?? -1,
};

function columnsOf(organization: string): Column<ProductRow>[] {
  return [
    {
      id: 'name',
      name: m.column_product(),
      canSort: true,
      cell: ({ product }) => (
        <NameLink to={paths.product(organization, product.name)} resource={product} />
      ),
    },
    {
      id: 'approval',
      name: m.product_approval(),
      width: '16ch',
      canSort: true,
      cell: ({ approval }) => approval || m.not_set(),
    },
    {
      id: 'visibility',
      name: m.product_visibility(),
      width: '18ch',
      canSort: true,
      cell: ({ visibility }) => visibility || m.not_set(),
    },
    {
      id: 'environments',
      name: m.column_environments(),
      width: '22ch',
      canSort: true,
      cell: ({ environments }) =>
        environments ? <span translate="no">{environments}</span> : m.environments_all(),
    },
    {
      id: 'keys',
      name: m.column_keys(),
      width: '14ch',
      isNumber: true,
      canSort: true,
      cell: ({ keys }) => (keys === undefined ? '…' : formatNumber(keys)),
    },
  ];
}
