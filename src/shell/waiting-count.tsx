import { useWaitingCount } from '../inventory/waiting/use-waiting-count.ts';
import { m } from '../paraglide/messages.js';
import styles from './navigation.module.css';

/** How much waits for approval in the apps that are loaded: *12*, or *12+* as long as other apps can wait too. */
export function WaitingCount({ organization }: { organization: string }) {
  const waiting = useWaitingCount(organization);
  if (!waiting) return null;
  const { count, isWhole } = waiting;
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
