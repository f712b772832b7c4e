import { isTruncatedList, type AppsPage } from '../api/apps.ts';
import { FailedNotice } from '../errors/failed-notice.tsx';
import type { Inventory } from '../inventory/inventory.ts';
import { loadedSentence, shortSentence } from '../listing/coverage-words.ts';
import { LoadButton } from '../listing/load-button.tsx';
import { formatNumber, formatTime } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import { Notice } from '../ui/notice.tsx';
import styles from '../ui/page.module.css';
import type { ProductSearch } from './use-product-search.ts';

interface Props {
  organization: string;
  first: AppsPage;
  /** when it was loaded, in ms */
  loadedAt: number;
  inventory: Inventory | null;
  search: ProductSearch | null;
}

/** Which apps were checked, and how to check the others. */
export function CoverageLine({ organization, first, loadedAt, inventory, search }: Props) {
  const isOnePage = first.next === null;
  const skipped = (isOnePage ? null : inventory)?.skipped ?? first.skipped;
  return (
    <>
      {inventory?.state === 'failed' && (
        <FailedNotice title={m.loading_failed()} error={inventory.error} />
      )}
      {search?.error !== undefined && (
        <FailedNotice title={m.approvals_product_failed()} error={search.error} />
      )}
      {skipped.length > 0 && (
        <Notice isState title={m.skipped_apps({ count: skipped.length })}>
          {m.approvals_empty_part_next()}
        </Notice>
      )}
      <div className={styles.tools}>
        <p className={styles.count}>
          {isOnePage ? pageSentence(first, loadedAt) : sentences(first, inventory, search)}
        </p>
        {!isOnePage && (
          <LoadButton organization={organization} first={first} inventory={inventory} />
        )}
      </div>
    </>
  );
}

function pageSentence(first: AppsPage, loadedAt: number): string {
  return isTruncatedList(first)
    ? shortSentence(first.apps.length, first.total)
    : m.loading_complete({ time: formatTime(loadedAt) });
}

function sentences(
  first: AppsPage,
  inventory: Inventory | null,
  search: ProductSearch | null,
): string {
  const { state, loadedApps = 0, expectedApps, since = 0 } = inventory ?? {};
  if (state === 'whole') return m.loading_complete({ time: formatTime(since) });
  if (state === 'short') return shortSentence(loadedApps, expectedApps);
  return [
    inventory
      ? loadedSentence(loadedApps, expectedApps)
      : loadedSentence(first.apps.length, first.total),
    search &&
      search.total > 0 &&
      (search.done < search.total
        ? m.approvals_looking({ count: search.total, done: formatNumber(search.done) })
        : m.approvals_looked({ count: search.total })),
    search?.hasMore && m.approvals_product_part(),
  ]
    .filter(Boolean)
    .join(' ');
}
