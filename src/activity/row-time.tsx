import { formatDateTime, formatUtc } from '../messages/format.ts';
import styles from './activity-page.module.css';

/** A time in ms, local and in UTC. */
export function RowTime({ ms }: { ms: number }) {
  return (
    <>
      <time dateTime={new Date(ms).toISOString()}>{formatDateTime(ms)}</time>
      <span className={styles.small} translate="no">
        {formatUtc(ms)}
      </span>
    </>
  );
}
