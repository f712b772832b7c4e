import type { ReactNode } from 'react';
import { BreakableMail } from '../ui/breakable-mail.tsx';
import styles from './bulk-dialog.module.css';

/** One count of the preview or the result. */
export function BulkFact({
  name,
  tone,
  children,
}: {
  name: string;
  tone?: 'warning' | 'failure';
  children: ReactNode;
}) {
  return (
    <div className={styles.fact} data-tone={tone}>
      <dt>
        <BreakableMail text={name} />
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
