import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import Download from 'lucide-react/icons/download';
import ListFilter from 'lucide-react/icons/list-filter';
import Plus from 'lucide-react/icons/plus';
import RotateCw from 'lucide-react/icons/rotate-cw';
import { Suspense, useCallback, useDeferredValue, useEffect, useRef, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { appsQuery } from '../../api/apps.ts';
import { loadAllApps, autoLoadLimit } from '../../inventory/inventory.ts';
import { clearedView, isFiltered, searchOf, viewOf, type View } from '../../inventory/view.ts';
import { LazyBoundary, lazyPart } from '../../errors/lazy-boundary.tsx';
import { StaleNotice } from '../../errors/stale-notice.tsx';
import { formatMinute } from '../../messages/format.ts';
import { m } from '../../paraglide/messages.js';
import { organizationIn, paths } from '../../paths.ts';
import { Button } from '../../ui/button.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Segments } from '../../ui/choices/segments.tsx';
import { AppTable } from './table/app-table.tsx';
import { ClockNotice } from '../../status/clock-notice.tsx';
import styles from './list-page.module.css';
import { countText, loadedAt, statusesOf } from './list-words.ts';
import { SearchField } from '../../listing/search-field.tsx';
import { useSelection } from './selection.ts';
import { isPartial, partialCoverageOf, skippedIn, type Coverage } from '../../listing/coverage.ts';
import { prefetchEditor } from './prefetch-editor.ts';
import { useApps } from './use-apps.ts';
import { useListPlace } from './use-list-place.ts';
import { pendingText, useSearchText } from '../../listing/use-search-text.ts';

const CoverageEnd = lazyPart(
  async () => (await import('../../listing/coverage-note.tsx')).CoverageEnd,
);
const CoverageNote = lazyPart(
  async () => (await import('../../listing/coverage-note.tsx')).CoverageNote,
);
const ExportDialog = lazyPart(async () => (await import('./export-dialog.tsx')).ExportDialog);
const AppSelectionBar = lazyPart(
  async () => (await import('./app-selection-bar.tsx')).AppSelectionBar,
);
const SkippedRows = lazyPart(
  async () => (await import('../../listing/skipped-rows.tsx')).SkippedRows,
);
const Empty = lazyPart(async () => (await import('./empty.tsx')).Empty);
const Filters = lazyPart(async () => (await import('./filters/filters.tsx')).Filters);

/** Publish > Apps. Keyed by organization, so that typed text and open forms do not carry over to another one. */
export function ListPage() {
  const organization = organizationIn(useParams());
  return <AppsOf key={organization} organization={organization} />;
}

function AppsOf({ organization }: { organization: string }) {
  const first = useSuspenseQuery(appsQuery(organization));
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const urlView = viewOf(search);
  const { typed, setTyped, written, noteWrite } = useSearchText(urlView.q);
  const [filtering, setFiltering] = useState(false);
  const filterButton = useRef<HTMLButtonElement>(null);
  const [exporting, setExporting] = useState(false);
  const { listing, coverage, filtered, isSettled } = useApps(organization, first.data, {
    ...urlView,
    q: useDeferredValue(typed),
  });
  const { answer } = listing;
  const loaded = loadedAt(coverage, first, filtered);
  const skipped = skippedIn(first.data, coverage);
  const pending = pendingText(typed, written, listing);
  const view = { ...urlView, q: pending ?? written };

  const place = useListPlace(organization);
  const selected = useSelection(organization).ids;
  const client = useQueryClient();
  useEffect(() => prefetchEditor(client, organization), [client, organization]);

  function show(next: View, { replace = false } = {}) {
    // The search field follows every text in the URL except its own.
    if (next.q === view.q) noteWrite(next.q);
    setSearch(searchOf(next), { replace, preventScrollReset: true });
  }

  // Stable, because the rows are memoized.
  const showFiltered = useCallback(
    (path: string) => {
      setTyped('');
      void navigate(path);
      document.querySelector('h1')?.focus();
    },
    [navigate, setTyped],
  );

  return (
    <>
      <header className={styles.header} data-wide>
        <PageHeading title={`${m.apps()} – ${organization}`}>{m.apps()}</PageHeading>
        <p className={styles.count} role={isReading(coverage) ? undefined : 'status'}>
          {countText(listing, coverage, first.data.total)}
        </p>
        {loaded !== undefined && (
          <p className={styles.count}>{m.loaded_at({ time: formatMinute(loaded) })}</p>
        )}
        <Button
          kind="quiet"
          icon={<RotateCw size={16} aria-hidden />}
          aria-label={m.refresh()}
          aria-busy={first.isFetching || filtered?.isFetching}
          onClick={() => void refresh()}
        />
        <Button
          kind="primary"
          icon={<Plus size={16} aria-hidden />}
          onClick={() => void navigate(paths.createApp(organization))}
        >
          {m.create_app()}
        </Button>
      </header>
      <StaleNotice query={first} />
      <ClockNotice organization={organization} />
      <div className={styles.tools}>
        <SearchField
          organization={organization}
          label={m.search_apps()}
          placeholder={m.search_placeholder()}
          path={paths.apps(organization)}
          typed={typed}
          onType={setTyped}
          couldBeKey={answer.couldBeKey}
          pending={pending}
          onWrite={(q) => show({ ...view, q }, { replace: true })}
        />
        <Segments
          label={m.status()}
          value={view.status}
          options={statusesOf(listing, coverage)}
          onChange={(status) => show({ ...view, status })}
        />
        <Button
          ref={filterButton}
          icon={<ListFilter size={16} aria-hidden />}
          aria-expanded={filtering}
          onClick={() => setFiltering(!filtering)}
        >
          {m.filter()}
        </Button>
        <Button icon={<Download size={16} aria-hidden />} onClick={() => setExporting(true)}>
          {m.export_apps()}
        </Button>
      </div>
      {exporting && (
        <LazyBoundary>
          <ExportDialog
            organization={organization}
            listing={listing}
            part={partialCoverageOf(first.data, coverage)}
            skipped={skipped}
            onClose={() => setExporting(false)}
          />
        </LazyBoundary>
      )}
      <LazyBoundary>
        {(filtering || isFiltered(view)) && (
          <Filters
            organization={organization}
            view={view}
            open={filtering}
            opener={filterButton}
            onChange={show}
            onClose={() => setFiltering(false)}
          />
        )}
        {skipped.length > 0 && <SkippedRows what="apps" skipped={skipped} />}
        {coverage.kind !== 'page' && (
          <CoverageNote
            organization={organization}
            first={first.data}
            coverage={coverage}
            query={filtered}
          />
        )}
      </LazyBoundary>
      {selected.size > 0 && (
        <LazyBoundary>
          <AppSelectionBar
            organization={organization}
            listing={listing}
            isPartial={isPartial(coverage)}
          />
        </LazyBoundary>
      )}
      {answer.count > 0 ? (
        <AppTable
          organization={organization}
          listing={listing}
          view={view}
          place={isSettled ? place : undefined}
          go={navigate}
          onFilter={showFiltered}
          onSort={(sort) => show({ ...view, ...nextSort(view, sort) })}
        />
      ) : (
        <Suspense fallback={null}>
          <Empty
            isEmpty={answer.total === 0 && coverage.kind === 'page'}
            isPartial={isPartial(coverage)}
            skipped={skipped.length}
            onClear={() => {
              setTyped('');
              show(clearedView(view));
            }}
          />
        </Suspense>
      )}
      {isPartial(coverage) && answer.count > 0 && (
        <LazyBoundary>
          <CoverageEnd first={first.data} coverage={coverage} loaded={answer.total} />
        </LazyBoundary>
      )}
    </>
  );

  async function refresh() {
    const [{ data }] = await Promise.all([first.refetch(), filtered?.refetch()]);
    if (!data?.next || coverage.kind !== 'inventory') return;
    const { state } = coverage.inventory;
    const wasWhole = state === 'whole' || state === 'short';
    await loadAllApps(organization, data, wasWhole ? undefined : autoLoadLimit);
  }
}

// A count that grows while apps load is not announced.
function isReading(coverage: Coverage): boolean {
  return coverage.kind === 'inventory' && coverage.inventory.state === 'reading';
}

function nextSort(view: View, sort: View['sort']): Pick<View, 'sort' | 'descending'> {
  return { sort, descending: view.sort === sort ? !view.descending : false };
}
