import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import Download from 'lucide-react/icons/download';
import ListFilter from 'lucide-react/icons/list-filter';
import Plus from 'lucide-react/icons/plus';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { appsQuery } from '../../api/apps.ts';
import { clearedView, isFiltered, searchOf, viewOf } from '../../inventory/view.ts';
import { LazyBoundary, lazyPart } from '../../errors/lazy-boundary.tsx';
import { StaleNotice } from '../../errors/stale-notice.tsx';
import { m } from '../../paraglide/messages.js';
import { organizationIn, paths } from '../../paths.ts';
import { Button } from '../../ui/button.tsx';
import { Segments } from '../../ui/choices/segments.tsx';
import { AppTable } from './table/app-table.tsx';
import { ClockNotice } from '../../status/clock-notice.tsx';
import styles from '../../ui/page.module.css';
import { countText, loadedAt, statusesOf } from './list-words.ts';
import { SearchField } from '../../listing/search-field.tsx';
import { useSelection } from './selection.ts';
import { isPartial, partialCoverageOf, reloadOthers, skippedIn } from '../../listing/coverage.ts';
import { ListHeader } from '../../listing/list-header.tsx';
import { prefetchEditor } from './prefetch-editor.ts';
import { useApps } from './use-apps.ts';
import { useListPlace } from './use-list-place.ts';
import { nextSort, useUrlView } from '../../listing/use-url-view.ts';
import { PromptSuspense } from '../../ui/prompt-suspense.tsx';

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
  const { setTyped, ...url } = useUrlView(viewOf, searchOf);
  const [filtering, setFiltering] = useState(false);
  const filterButton = useRef<HTMLButtonElement>(null);
  const [exporting, setExporting] = useState(false);
  const { listing, coverage, filtered, isSettled } = useApps(organization, first.data, url.wanted);
  const { answer } = listing;
  const skipped = skippedIn(first.data, coverage);
  const { view, show, searchField } = url.shownWith(listing);

  const place = useListPlace(organization);
  const selected = useSelection(organization).ids;
  const client = useQueryClient();
  useEffect(() => prefetchEditor(client, organization), [client, organization]);

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
      <ListHeader
        organization={organization}
        title={m.apps()}
        count={countText(listing, coverage, first.data.total)}
        coverage={coverage}
        loadedAt={loadedAt(coverage, first, filtered)}
        isFetching={first.isFetching || filtered?.isFetching === true}
        onRefresh={() => void refresh()}
      >
        <Button
          kind="primary"
          icon={<Plus size={16} aria-hidden />}
          onClick={() => void navigate(paths.createApp(organization))}
        >
          {m.create_app()}
        </Button>
      </ListHeader>
      <StaleNotice query={first} />
      <ClockNotice organization={organization} />
      <div className={styles.tools}>
        <SearchField
          organization={organization}
          label={m.search_apps()}
          placeholder={m.search_placeholder()}
          path={paths.apps(organization)}
          {...searchField}
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
        <PromptSuspense>
          <Empty
            isEmpty={answer.total === 0 && coverage.kind === 'page'}
            isPartial={isPartial(coverage)}
            skipped={skipped.length}
            onClear={() => {
              setTyped('');
              show(clearedView(view));
            }}
          />
        </PromptSuspense>
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
    await reloadOthers(organization, data, coverage);
  }
}
