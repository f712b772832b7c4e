import type { ReactNode } from 'react';
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
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
