import { usageDays } from '../api/stats/usage-days.ts';
import { formatList, formatUtcDay } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import styles from '../ui/page.module.css';
import type { LastUse } from './organization-usage.ts';

interface Props {
  use: LastUse;
  /** how many days were looked at */
  days?: number;
}

/** When an app or a key was last called, and in which environments. */
export function LastUsed({ use, days = usageDays.apps }: Props) {
  if (use.kind !== 'used') return <span className={styles.count}>{lastUseText(use, days)}</span>;
  const { day, environments } = use;
  return (
    <div>
      <time dateTime={new Date(day).toISOString().slice(0, 10)}>{formatUtcDay(day)}</time>
      <span className={styles.small} translate="no">
        {formatList(environments)}
      </span>
    </div>
  );
}

/** When an app was last called, in a few words. */
function lastUseText({ kind }: Exclude<LastUse, { kind: 'used' }>, days: number): string {
  switch (kind) {
    case 'unused':
      return m.usage_none({ days });
    case 'loading':
      return m.loading();
    case 'unknown':
      return m.usage_unknown();
    case 'not-recorded':
      return m.usage_not_recorded();
  }
}
