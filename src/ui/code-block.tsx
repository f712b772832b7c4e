import type { ReactNode } from 'react';
import styles from './code-block.module.css';

/** Code of many or wide lines. It scrolls within itself, also by keyboard, so it takes the focus. */
export function CodeBlock({ label, children }: { label: string; children: ReactNode }) {
  return (
    <pre className={styles.block} role="region" aria-label={label} tabIndex={0} translate="no">
      <code>{children}</code>
    </pre>
  );
}
