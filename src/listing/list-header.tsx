import RotateCw from 'lucide-react/icons/rotate-cw';
import type { ReactNode } from 'react';
import { formatMinute } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import styles from '../ui/page.module.css';

interface Props {
  organization: string;
  title: string;
  count: string;
  /** the count changes by itself and is not announced */
  isCountQuiet: boolean;
  /** ms since the epoch; `undefined` = said elsewhere */
  loadedAt?: number | undefined;
  isFetching: boolean;
  onRefresh(): void;
  children?: ReactNode;
}

/** The heading of a list with its count, when it was loaded, *Refresh*, and other buttons. */
export function ListHeader({ organization, title, count, loadedAt, children, ...rest }: Props) {
  const { isCountQuiet, isFetching, onRefresh } = rest;
  return (
    <header className={styles.header} data-wide>
      <PageHeading title={`${title} – ${organization}`}>{title}</PageHeading>
      <p className={styles.count} role={isCountQuiet ? undefined : 'status'}>
        {count}
      </p>
      {loadedAt !== undefined && (
        <p className={styles.count}>{m.loaded_at({ time: formatMinute(loadedAt) })}</p>
      )}
      <RefreshButton {...{ isFetching, onRefresh }} />
      {children}
    </header>
  );
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
