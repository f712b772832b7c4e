import { useWaiting } from '../inventory/use-waiting.ts';
import { formatNumber } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import styles from './navigation.module.css';

/** How much waits for approval in the apps that are loaded: *12*, or *12+* as long as other apps can wait too. */
export function WaitingCount({ organization }: { organization: string }) {
  const waiting = useWaiting(organization);
  if (!waiting) return null;
  const { items, isWhole } = waiting;
  const count = items.length;
  if (count === 0 && !isWhole) return null;
  return (
    <span className={styles.count}>
      <span aria-hidden>{isWhole ? formatNumber(count) : `${formatNumber(count)}+`}</span>
      <span className="visually-hidden">
        {isWhole ? m.approvals_nav({ count }) : m.approvals_nav_part({ count })}
      </span>
    </span>
  );
}
