import { useState } from 'react';
import type { AppsPage } from '../api/apps.ts';
import {
  continueLoading,
  loadAllApps,
  stopLoading,
  useInventory,
  type Inventory,
} from '../inventory/inventory.ts';
import { explain } from '../errors/explain.ts';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { coverageSentence } from './coverage-words.ts';
import styles from './coverage-note.module.css';
import { partialCoverageOf, skippedIn, type Coverage } from './coverage.ts';

interface Props {
  organization: string;
  first: AppsPage;
  coverage: Coverage;
  /** the request with the server-side filter; `null` = no such filter */
  query: { isFetching: boolean; error: unknown } | null;
}

/** States which apps the list covers, if not all of them, so that a partial result never looks complete. */
export function CoverageNote({ organization, first, coverage, query }: Props) {
  const stored = useInventory(organization);
  const inventory = coverage.kind === 'inventory' ? coverage.inventory : stored;
  const sentence = query?.isFetching
    ? m.cover_searching()
    : coverageSentence(first, coverage, inventory);
  return (
    <div className={styles.coverage}>
      {query?.error ? <Failed title={m.cover_filtered_failed()} error={query.error} /> : null}
      {inventory?.state === 'failed' && (
        <Failed title={m.loading_failed()} error={inventory.error} />
      )}
      <div className={styles.line}>
        {sentence && <p>{sentence}</p>}
        {inventory ? (
          <Progress inventory={inventory} />
        ) : (
          needsMore(coverage) && <ReadAll organization={organization} first={first} />
        )}
      </div>
    </div>
  );
}

interface EndProps extends Pick<Props, 'first' | 'coverage'> {
  /** the number of apps that the list covers */
  loaded: number;
}

/** States below the last row how many apps are not loaded, so that it does not look like the end of the list. */
export function CoverageEnd({ first, coverage, loaded }: EndProps) {
  const left = countLeft(first, coverage, loaded);
  return (
    <p className={styles.end}>
      {left === undefined ? m.rows_left_open() : m.rows_left({ count: left })}
    </p>
  );
}

// How many apps the server has beyond those that the list covers; `undefined` = unknown.
function countLeft(first: AppsPage, coverage: Coverage, loaded: number): number | undefined {
  const of = partialCoverageOf(first, coverage)?.of;
  const skipped = skippedIn(first, coverage).length;
  return of === undefined || of <= loaded + skipped ? undefined : of - loaded - skipped;
}

function needsMore(coverage: Coverage): boolean {
  return (
    coverage.kind === 'first' || (coverage.kind === 'server-filter' && coverage.page.next !== null)
  );
}

function Progress({ inventory: { state, read, expectedApps } }: { inventory: Inventory }) {
  if (state === 'whole' || state === 'short') return null;
  if (state !== 'reading') return <Button onClick={continueLoading}>{m.loading_continue()}</Button>;
  return (
    <>
      <progress
        className={styles.progress}
        aria-label={m.load_all_apps()}
        {...(expectedApps !== undefined && {
          value: Math.min(read, expectedApps),
          max: expectedApps,
        })}
      />
      <Button onClick={stopLoading}>{m.stop()}</Button>
    </>
  );
}

function ReadAll({ organization, first }: { organization: string; first: AppsPage }) {
  const [error, setError] = useState<unknown>();
  return (
    <Button
      onClick={() => {
        loadAllApps(organization, first).catch(setError);
      }}
    >
      {error ? m.try_again() : m.load_all_apps()}
    </Button>
  );
}

function Failed({ title, error }: { title: string; error: unknown }) {
  const { what, next, details } = explain(error);
  return (
    <Notice title={title} details={{ label: m.details(), lines: details }}>
      {what} {next}
    </Notice>
  );
}
