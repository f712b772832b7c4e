import { expiresSoon, isExpired } from '../access/expiry.ts';
import Hourglass from 'lucide-react/icons/hourglass';
import { formatDateTime, formatRelativeDay, formatUtc } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import styles from './key-times.module.css';

/** When a key was issued. `ms` since the epoch; some servers don't send it. */
export function Issued({ ms }: { ms: number | undefined }) {
  return (
    <div>
      <dt className={styles.name}>{m.issued()}</dt>
      <dd>{ms === undefined ? m.unknown() : <DateTime ms={ms} />}</dd>
    </div>
  );
}

interface ExpiresProps {
  /** `null` = never */
  ms: number | null;
  /** the server sent an invalid date; `ms` has no meaning */
  isUnknown: boolean;
  now: number;
  /** says why it is not editable */
  isEditing: boolean;
}

/** When a key expires. The API can't change the expiry, so it is not editable. */
export function Expires({ ms, isUnknown, now, isEditing }: ExpiresProps) {
  return (
    <div>
      <dt className={styles.name}>{m.expires()}</dt>
      <dd>
        {isUnknown ? (
          m.expires_unknown()
        ) : ms === null ? (
          m.never_expires()
        ) : (
          <span className={styles.expiry} data-state={stateOf(ms, now)}>
            {stateOf(ms, now) !== 'later' && <Hourglass size={14} aria-hidden />}
            <span>
              {isExpired(ms, now)
                ? m.expired_when({ when: formatRelativeDay(ms, now) })
                : m.expires_when({ when: formatRelativeDay(ms, now) })}
            </span>
            <DateTime ms={ms} />
          </span>
        )}
        {isEditing && <p className={styles.name}>{m.expiry_fixed()}</p>}
      </dd>
    </div>
  );
}

function stateOf(ms: number, now: number): 'expired' | 'soon' | 'later' {
  if (isExpired(ms, now)) return 'expired';
  return expiresSoon(ms, now) ? 'soon' : 'later';
}

function DateTime({ ms }: { ms: number }) {
  return (
    <time dateTime={new Date(ms).toISOString()} title={formatUtc(ms)}>
      {formatDateTime(ms)}
    </time>
  );
}
