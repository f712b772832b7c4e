import { useState } from 'react';
import { isTruncatedList, type AppsPage } from '../api/apps.ts';
import { explain } from '../errors/explain.ts';
import {
  continueLoading,
  loadAllApps,
  stopLoading,
  type Inventory,
} from '../inventory/inventory.ts';
import { formatNumber, formatTime } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
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
        <Failed title={m.loading_failed()} error={inventory.error} />
      )}
      {search?.error !== undefined && (
        <Failed title={m.approvals_product_failed()} error={search.error} />
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
  const { state, read = 0, expectedApps, since = 0 } = inventory ?? {};
  if (state === 'whole') return m.loading_complete({ time: formatTime(since) });
  if (state === 'short') return shortSentence(read, expectedApps);
  return [
    inventory ? loadedSentence(read, expectedApps) : loadedSentence(first.apps.length, first.total),
    search &&
      (search.done < search.total
        ? m.approvals_looking({ count: search.total, done: formatNumber(search.done) })
        : m.approvals_looked({ count: search.total })),
    search?.hasMore && m.approvals_product_part(),
  ]
    .filter(Boolean)
    .join(' ');
}

function loadedSentence(read: number, about: number | undefined): string {
  return about === undefined
    ? m.loading_open({ read })
    : m.loading_of({ read: formatNumber(read), about: formatNumber(about) });
}

// The server returned fewer apps than its total, or repeated pages.
function shortSentence(loaded: number, about: number | undefined): string {
  if (about === undefined || about <= loaded) return m.cover_repeats({ loaded });
  return m.cover_short({ loaded: formatNumber(loaded), about: formatNumber(about) });
}

function LoadButton({
  organization,
  first,
  inventory,
}: Pick<Props, 'organization' | 'first' | 'inventory'>) {
  const [error, setError] = useState<unknown>();
  switch (inventory?.state) {
    case 'whole':
    case 'short':
      return null;
    case 'reading':
      return <Button onClick={stopLoading}>{m.stop()}</Button>;
    case 'stopped':
    case 'failed':
      return <Button onClick={continueLoading}>{m.loading_continue()}</Button>;
    case undefined:
      return (
        <Button onClick={() => void loadAllApps(organization, first).catch(setError)}>
          {error ? m.try_again() : m.load_all_apps()}
        </Button>
      );
  }
}

function Failed({ title, error }: { title: string; error: unknown }) {
  const { what, next, details } = explain(error);
  return (
    <Notice title={title} details={{ label: m.details(), lines: details }}>
      {what} {next}
    </Notice>
  );
}
