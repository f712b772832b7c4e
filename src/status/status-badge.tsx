import { Ban, CircleCheck, CircleDashed, CircleHelp } from 'lucide-react';
import { knownStatus } from '../access/status.ts';
import styles from './status-badge.module.css';
import { statusWord } from '../operations/status-word.ts';

const icons = { approved: CircleCheck, revoked: Ban, pending: CircleDashed } as const;

interface Props {
  status: string;
  /** for screen readers: which status it is, where the place alone does not say */
  label?: string;
  /** approved here, but something above keeps it from working: Apigee's own UI strikes it through */
  overruled?: boolean;
}

/** A status as icon, word and color; never color alone. */
export function StatusBadge({ status, label, overruled = false }: Props) {
  const known = knownStatus(status);
  const Icon = known ? icons[known] : CircleHelp;
  return (
    <span className={styles.badge} data-status={known ?? 'unknown'}>
      <Icon size={14} aria-hidden />
      {label !== undefined && <span className="visually-hidden">{`${label} `}</span>}
      {overruled && known === 'approved' ? (
        <s>{statusWord(status)}</s>
      ) : (
        <span translate={known || !status ? undefined : 'no'}>{statusWord(status)}</span>
      )}
    </span>
  );
}
