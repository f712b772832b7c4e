import Ban from 'lucide-react/icons/ban';
import CircleCheck from 'lucide-react/icons/circle-check';
import CircleDashed from 'lucide-react/icons/circle-dashed';
import CircleHelp from 'lucide-react/icons/circle-question-mark';
import { knownStatus } from '../access/status.ts';
import { statusWord } from '../operations/app/texts/status-word.ts';
import type { Operation } from '../operations/operation.ts';
import type { StatusLook } from '../operations/operation-texts.ts';
import styles from './status-badge.module.css';

const icons: Record<StatusLook, typeof Ban> = {
  approved: CircleCheck,
  revoked: Ban,
  pending: CircleDashed,
  unknown: CircleHelp,
};

interface Props {
  status: string;
  /** for screen readers: which status it is, where the place alone does not say */
  label?: string;
  /** approved here, but something above keeps it from working: Apigee's own UI strikes it through */
  overruled?: boolean;
}

/** The status of an app, a key or a product in a key. */
export function StatusBadge({ status, label, overruled = false }: Props) {
  const look = knownStatus(status) ?? 'unknown';
  return (
    <Badge
      look={look}
      word={statusWord(status)}
      label={label}
      isName={look === 'unknown' && status !== ''}
      isStruck={overruled && look === 'approved'}
    />
  );
}

/** A value that an operation sets. */
export function ValueBadge({ operation, value }: { operation: Operation; value: string }) {
  const { look, value: wordOf } = operation.texts;
  return <Badge look={look(value)} word={wordOf(value)} isName={look(value) === 'unknown'} />;
}

interface BadgeProps {
  look: StatusLook;
  word: string;
  /** the word is the server's, which is not translated */
  isName: boolean;
  isStruck?: boolean;
  /** for screen readers, which status it is */
  label?: string | undefined;
}

/** Icon, word and color; never color alone. */
export function Badge({ look, word, label, isName, isStruck = false }: BadgeProps) {
  const Icon = icons[look];
  return (
    <span className={styles.badge} data-status={look}>
      <Icon size={14} aria-hidden />
      {label !== undefined && <span className="visually-hidden">{`${label} `}</span>}
      {isStruck ? <s>{word}</s> : <span translate={isName ? 'no' : undefined}>{word}</span>}
    </span>
  );
}
