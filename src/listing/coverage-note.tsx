import type { AppsPage } from '../api/apps.ts';
import { useInventory, type Inventory } from '../inventory/inventory.ts';
import { FailedNotice } from '../errors/failed-notice.tsx';
import { m } from '../paraglide/messages.js';
import { coverageSentence } from './coverage-words.ts';
import styles from './coverage-note.module.css';
import { LoadButton } from './load-button.tsx';
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
      {query?.error ? <FailedNotice title={m.cover_filtered_failed()} error={query.error} /> : null}
      {inventory?.state === 'failed' && (
        <FailedNotice title={m.loading_failed()} error={inventory.error} />
      )}
      <div className={styles.line}>
        {sentence && <p>{sentence}</p>}
        {inventory?.state === 'loading' && <Progress inventory={inventory} />}
        {(inventory || needsMore(coverage)) && (
          <LoadButton {...{ organization, first, inventory }} />
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

function Progress({ inventory: { loadedApps, expectedApps } }: { inventory: Inventory }) {
  return (
    <progress
      className={styles.progress}
      aria-label={m.load_all_apps()}
      {...(expectedApps !== undefined && {
        value: Math.min(loadedApps, expectedApps),
        max: expectedApps,
      })}
    />
  );
}
