import RotateCw from 'lucide-react/icons/rotate-cw';
import type { ReactNode } from 'react';
import { formatMinute } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import styles from '../ui/page.module.css';
import type { Coverage } from './coverage.ts';

interface Props {
  organization: string;
  title: string;
  count: string;
  coverage: Coverage;
  /** ms since the epoch; `undefined` = said elsewhere */
  loadedAt: number | undefined;
  isFetching: boolean;
  onRefresh(): void;
  children?: ReactNode;
}

/** The heading of a list with its count, when it was loaded, *Refresh*, and other buttons. */
export function ListHeader(props: Props) {
  const { organization, title, count, coverage, loadedAt, children } = props;
  return (
    <header className={styles.header} data-wide>
      <PageHeading title={`${title} – ${organization}`}>{title}</PageHeading>
      <p className={styles.count} role={isLoadingMore(coverage) ? undefined : 'status'}>
        {count}
      </p>
      {loadedAt !== undefined && (
        <p className={styles.count}>{m.loaded_at({ time: formatMinute(loadedAt) })}</p>
      )}
      <RefreshButton {...props} />
      {children}
    </header>
  );
}

// A count that grows while apps load is not announced.
function isLoadingMore(coverage: Coverage): boolean {
  return coverage.kind === 'inventory' && coverage.inventory.state === 'loading';
}

/** Loads a list again. */
export function RefreshButton({ isFetching, onRefresh }: Pick<Props, 'isFetching' | 'onRefresh'>) {
  return (
    <Button
      kind="quiet"
      icon={<RotateCw size={16} aria-hidden />}
      aria-label={m.refresh()}
      aria-busy={isFetching}
      onClick={onRefresh}
    />
  );
}
