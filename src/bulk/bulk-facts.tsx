import type { ReactNode } from 'react';
import { BreakableMail } from '../ui/breakable-mail.tsx';
import styles from './bulk-dialog.module.css';

/** One count of the preview or the result. */
export function BulkFact({
  name,
  tone,
  translate,
  children,
}: {
  name: string;
  tone?: 'warning' | 'failure';
  translate?: 'no';
  children: ReactNode;
}) {
  return (
    <div className={styles.fact} data-tone={tone}>
      <dt translate={translate}>
        <BreakableMail text={name} />
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
