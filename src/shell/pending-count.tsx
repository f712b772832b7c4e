import { usePendingCount } from '../inventory/pending/use-pending-count.ts';
import { m } from '../paraglide/messages.js';
import styles from './navigation.module.css';

/** How much waits for approval in the apps that are loaded: *12*, or *12+* as long as other apps can wait too. */
export function PendingCount({ organization }: { organization: string }) {
  const pending = usePendingCount(organization);
  if (!pending) return null;
  const { count, isWhole } = pending;
  if (count === 0 && !isWhole) return null;
  return (
    <span className={styles.count}>
      <span aria-hidden>{shortCount(count, isWhole)}</span>
      <span className="visually-hidden">
        {isWhole ? m.approvals_nav({ count }) : m.approvals_nav_part({ count })}
      </span>
    </span>
  );
}

// Room for three digits.
function shortCount(count: number, isWhole: boolean): string {
  if (count > 999) return '999+';
  return isWhole ? String(count) : `${count}+`;
}
