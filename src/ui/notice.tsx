import TriangleAlert from 'lucide-react/icons/triangle-exclamation-point';
import type { ReactNode } from 'react';
import { Details } from './details.tsx';
import styles from './notice.module.css';

interface Props {
  title: string;
  children: ReactNode;
  details?: { label: string; lines: string[] };
  action?: ReactNode;
  /** describes a lasting state, not an event: it is not announced */
  isState?: boolean;
}

/** A message in the page, above the content that it is about. */
export function Notice({ title, children, details, action, isState = false }: Props) {
  return (
    <div className={styles.notice} role={isState ? 'note' : 'alert'}>
      <TriangleAlert size={18} aria-hidden />
      <div className={styles.text}>
        <p className={styles.title}>{title}</p>
        <p>{children}</p>
        {details && <Details {...details} />}
      </div>
      {action}
    </div>
  );
}
