import { useSuspenseQuery } from '@tanstack/react-query';
import Download from 'lucide-react/icons/download';
import ListFilter from 'lucide-react/icons/list-filter';
import { useMemo, useRef, useState } from 'react';
import { useParams } from 'react-router';
import { appsQuery } from '../api/apps.ts';
import { LazyBoundary, lazyPart } from '../errors/lazy-boundary.tsx';
import { StaleNotice } from '../errors/stale-notice.tsx';
import { forecastDays } from '../inventory/keys/key-forecast.ts';
import {
  clearedKeyView,
  isKeyViewFiltered,
  keySearchOf,
  keySortColumns,
  keyViewOf,
  type KeyView,
} from '../inventory/keys/key-view.ts';
import { CoverageEnd, CoverageNote } from '../listing/coverage-note.tsx';
import { isPartial as isPartialCoverage, reloadOthers, skippedIn } from '../listing/coverage.ts';
import { ListHeader } from '../listing/list-header.tsx';
import { SearchField } from '../listing/search-field.tsx';
import { SkippedRows } from '../listing/skipped-rows.tsx';
import { nextSort, useUrlView } from '../listing/use-url-view.ts';
import { unsettledByApp } from '../operations/app/unsettled-levels.ts';
import { m } from '../paraglide/messages.js';
import { organizationIn, paths } from '../paths.ts';
import { ClockNotice } from '../status/clock-notice.tsx';
import { announce } from '../ui/toast/announcer.ts';
import { Button } from '../ui/button.tsx';
import { download, fileTime } from '../ui/browser/download.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import styles from '../ui/page.module.css';
import { Segments } from '../ui/choices/segments.tsx';
import { KeyFilters } from './key-filters.tsx';
import { KeyTable } from './key-table.tsx';
import { callUsageOf } from '../usage/organization-usage.ts';
import { UsageNote } from '../usage/usage-note.tsx';
import { useOrganizationUsage } from '../usage/use-organization-usage.ts';
import { keyCountText, stateOptions } from './key-words.ts';
import { useKeys } from './use-keys.ts';

const ExpiryForecast = lazyPart(async () => (await import('./expiry-forecast.tsx')).ExpiryForecast);

/** Publish > Keys. Keyed by organization, so that typed text and the selection do not carry over to another one. */
export function Component() {
  const organization = organizationIn(useParams());
  return <KeysOf key={organization} organization={organization} />;
}

function KeysOf({ organization }: { organization: string }) {
  const first = useSuspenseQuery(appsQuery(organization));
  const url = useUrlView(keyViewOf, keySearchOf);
  const [filtering, setFiltering] = useState(() => isKeyViewFiltered(url.wanted));
  const filterButton = useRef<HTMLButtonElement>(null);
  const { usage, retry } = useOrganizationUsage(organization);
  const calls = useMemo(() => callUsageOf(usage), [usage]);
  const keys = useKeys(organization, first.data, url.wanted, calls);
  const { listing, coverage } = keys;
  const { answer } = listing;
  // Until the worker has answered with the newest usage, a key without a call in the rows may have one.
  const shownUsage =
    listing.usage === calls ? usage : { ...usage, isComplete: false, isLoading: true };
  const isPartial = isPartialCoverage(coverage);
  const skipped = skippedIn(first.data, coverage);
  const { view, show, searchField } = url.shownWith(listing);

  function clear() {
    url.setTyped('');
    show(clearedKeyView(view));
  }

  return (
    <>
      <ListHeader
        organization={organization}
        title={m.keys_title()}
        count={keyCountText(answer, isPartial)}
        coverage={coverage}
        loadedAt={coverage.kind === 'inventory' ? undefined : first.dataUpdatedAt}
        isFetching={first.isFetching}
        onRefresh={() => void refresh()}
      />
      <StaleNotice query={first} />
      <ClockNotice organization={organization} />
      <div className={styles.tools}>
        <SearchField
          organization={organization}
          label={m.keys_search()}
          placeholder={m.keys_search_placeholder()}
          path={paths.keys(organization)}
          {...searchField}
        />
        <Segments
          label={m.column_access()}
          value={view.state}
          options={stateOptions(answer, !isPartial && !keys.areOwnersLoading)}
          onChange={(state) => show({ ...view, state })}
        />
        <Button
          ref={filterButton}
          icon={<ListFilter size={16} aria-hidden />}
          aria-expanded={filtering}
          onClick={() => setFiltering(!filtering)}
        >
          {m.filter()}
        </Button>
        <Button icon={<Download size={16} aria-hidden />} onClick={() => void save()}>
          {m.keys_export()}
        </Button>
      </div>
      {filtering && (
        <KeyFilters
          organization={organization}
          view={view}
          canFilterByUse={usage.isComplete}
          isPerApp={usage.isPerApp}
          onChange={(changes, options) => show({ ...view, ...changes }, options)}
          onClear={clear}
          onClose={() => {
            filterButton.current?.focus();
            setFiltering(false);
          }}
        />
      )}
      {skipped.length > 0 && <SkippedRows what="apps" skipped={skipped} />}
      {coverage.kind !== 'page' && (
        <CoverageNote
          organization={organization}
          first={first.data}
          coverage={coverage}
          query={null}
        />
      )}
      <Disclosure
        id="forecast"
        title={m.keys_forecast()}
        hint={m.keys_forecast_hint({ days: forecastDays })}
      >
        <LazyBoundary>
          <ExpiryForecast organization={organization} listing={listing} />
        </LazyBoundary>
      </Disclosure>
      <UsageNote usage={usage} onRetry={retry} />
      {view.unused && !shownUsage.isComplete && (
        <p className={styles.hint}>{m.keys_unused_waiting()}</p>
      )}
      <KeyTable
        organization={organization}
        keys={keys}
        usage={shownUsage}
        view={view}
        isPartial={isPartial}
        onSort={(column) => show({ ...view, ...sortedBy(view, column) })}
      />
      {answer.count === 0 && (
        <Empty isEmpty={answer.total === 0} isPartial={isPartial} onClear={clear} />
      )}
      {isPartial && answer.count > 0 && (
        <CoverageEnd first={first.data} coverage={coverage} loaded={answer.apps} />
      )}
    </>
  );

  async function save() {
    const text = await listing.exportAs({ skipped, unconfirmed: unsettledByApp(organization) });
    const part = isPartial ? '-part' : '';
    download(`keywarden-keys-${organization}-${fileTime(Date.now())}${part}.csv`, text, 'text/csv');
    announce(m.exported());
  }

  async function refresh() {
    const { data } = await first.refetch();
    await reloadOthers(organization, data, coverage);
  }
}

function sortedBy(view: KeyView, column: string): Pick<KeyView, 'sort' | 'descending'> {
  return nextSort(view, keySortColumns.find((one) => one === column) ?? view.sort);
}

interface EmptyProps {
  /** no app has a key */
  isEmpty: boolean;
  /** the list covers only some of the apps */
  isPartial: boolean;
  onClear(): void;
}

function Empty({ isEmpty, isPartial, onClear }: EmptyProps) {
  const isKnown = isEmpty && !isPartial;
  return (
    <div className={styles.empty}>
      <h2>{isKnown ? m.keys_none() : m.keys_no_match()}</h2>
      <p>
        {isKnown
          ? m.keys_none_next()
          : isPartial
            ? m.keys_no_match_within()
            : m.keys_no_match_next()}
      </p>
      {!isKnown && <Button onClick={onClear}>{m.clear_filters()}</Button>}
    </div>
  );
}
