import {
  useQuery,
  useQueryClient,
  useSuspenseQuery,
  type QueryClient,
} from '@tanstack/react-query';
import { RotateCw, Search } from 'lucide-react';
import { useDeferredValue, useEffect, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { appsQuery } from '../api/apps.ts';
import { developersQuery, groupsQuery } from '../api/owners.ts';
import { productsQuery } from '../api/products.ts';
import { Stale } from '../changes/stale.tsx';
import { useLanguage } from '../messages/locale.ts';
import { m } from '../paraglide/messages.js';
import { organizationIn } from '../paths.ts';
import { Button } from '../ui/button.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Segments } from '../ui/segments.tsx';
import { useNow } from '../ui/use-now.ts';
import {
  couldBeKey,
  directoryOf,
  rowOf,
  searchOf,
  searchRows,
  sortRows,
  statusFilters,
  statusGroup,
  viewOf,
  type Row,
  type StatusFilter,
  type View,
} from './app-list.ts';
import { AppTable } from './app-table.tsx';
import styles from './list-page.module.css';

/** Publish > Apps. Another organization is another list: nothing that was typed goes along. */
export function ListPage() {
  const organization = organizationIn(useParams());
  return <AppsOf key={organization} organization={organization} />;
}

function AppsOf({ organization }: { organization: string }) {
  const apps = useSuspenseQuery(appsQuery(organization));
  const rows = useRows(organization);
  const [search, setSearch] = useSearchParams();
  const view = viewOf(search);
  const [typed, setTyped] = useTyped(rows, view.q);
  const wanted = useDeferredValue(typed);
  const matching = searchRows(rows, wanted);
  const language = useLanguage();
  const shown = sortRows(
    matching.filter(({ app }) => view.status === 'all' || statusGroup(app) === view.status),
    view,
    language,
  );

  const client = useQueryClient();
  useEffect(() => prepareEditor(client, organization), [client, organization]);
  const mustLeave = view.q !== '' && couldBeKey(rows, view.q);
  useEffect(() => {
    // A link can bring what typing never leaves there.
    if (mustLeave) setSearch(searchOf({ ...view, q: '' }), { replace: true });
  });

  function show(next: View, { replace = false } = {}) {
    setSearch(searchOf(next), { replace, preventScrollReset: true });
  }

  function type(text: string) {
    setTyped(text);
    show({ ...view, q: addressable(rows, text) }, { replace: true });
  }

  return (
    <>
      <header className={styles.header}>
        <PageHeading title={`${m.apps()} – ${organization}`}>{m.apps()}</PageHeading>
        <p className={styles.count} role="status">
          {shown.length === rows.length
            ? m.apps_count({ count: rows.length })
            : m.apps_count_of({ count: shown.length, total: rows.length })}
        </p>
        <Button
          kind="quiet"
          icon={<RotateCw size={16} aria-hidden />}
          aria-label={m.refresh()}
          aria-busy={apps.isFetching}
          onClick={() => void apps.refetch()}
        />
      </header>
      <Stale query={apps} />
      <div className={styles.tools}>
        <label className={styles.search}>
          <Search size={16} aria-hidden />
          <span className="visually-hidden">{m.search_apps()}</span>
          <input
            type="search"
            value={typed}
            placeholder={m.search_placeholder()}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => type(event.target.value)}
          />
        </label>
        <Segments
          label={m.filter_status()}
          value={view.status}
          options={filtersWithCounts(matching)}
          onChange={(status) => show({ ...view, q: addressable(rows, typed), status })}
        />
      </div>
      {shown.length > 0 ? (
        <AppTable
          organization={organization}
          rows={shown}
          view={view}
          onSort={(sort) => show({ ...view, ...nextSort(view, sort) })}
        />
      ) : (
        <Empty
          everything={rows.length === 0}
          onClear={() => {
            setTyped('');
            show({ ...view, q: '', status: 'all' });
          }}
        />
      )}
    </>
  );
}

// The field is its own master, and the address follows it, but never with a key in it. Only when the address
// changes by itself, as Back does it, the field follows.
function useTyped(rows: readonly Row[], q: string) {
  const [typed, setTyped] = useState(q);
  const [seen, setSeen] = useState(q);
  if (q !== seen) {
    setSeen(q);
    if (q !== addressable(rows, typed)) setTyped(q);
  }
  return [typed, setTyped] as const;
}

function addressable(rows: readonly Row[], text: string): string {
  return couldBeKey(rows, text) ? '' : text;
}

function useRows(organization: string): Row[] {
  const { data: apps } = useSuspenseQuery(appsQuery(organization));
  // Owners come behind the list: they add names and the verdict on inactive ones, and may be missing.
  const developers = useQuery(developersQuery(organization)).data ?? [];
  const groups = useQuery(groupsQuery(organization)).data ?? [];
  const owners = directoryOf([...developers, ...groups]);
  const now = useNow();
  return apps.map((app) => rowOf(app, owners, now));
}

function nextSort(view: View, sort: View['sort']): Pick<View, 'sort' | 'descending'> {
  return { sort, descending: view.sort === sort ? !view.descending : false };
}

function filtersWithCounts(rows: readonly Row[]) {
  const labels: Record<StatusFilter, string> = {
    all: m.filter_all(),
    approved: m.status_approved(),
    revoked: m.status_revoked(),
    other: m.filter_other(),
  };
  return statusFilters
    .map((value) => ({
      value,
      label: labels[value],
      count: rows.filter(({ app }) => value === 'all' || statusGroup(app) === value).length,
    }))
    .filter(({ value, count }) => value !== 'other' || count > 0);
}

function Empty({ everything, onClear }: { everything: boolean; onClear(): void }) {
  return (
    <div className={styles.empty}>
      <h2>{everything ? m.no_apps() : m.no_match()}</h2>
      <p>{everything ? m.no_apps_next() : m.no_match_next()}</p>
      {!everything && <Button onClick={onClear}>{m.clear_filters()}</Button>}
    </div>
  );
}

// Once the list stands, what the page that most people open next needs is fetched behind it: its code, and how
// products are called.
function prepareEditor(client: QueryClient, organization: string) {
  const timer = setTimeout(() => {
    import('./edit-page.tsx').catch(() => {});
    client.query(productsQuery(organization)).catch(() => {});
  }, 400);
  return () => clearTimeout(timer);
}
