import type { ReactNode } from 'react';
import styles from './code-block.module.css';

interface Props {
  label: string;
  /** a landmark of its page; otherwise several blocks may have the same label */
  isRegion?: boolean;
  children: ReactNode;
}

/** A block of code that scrolls. Focusable, so that the keyboard can scroll it. */
export function CodeBlock({ label, isRegion = false, children }: Props) {
  const role = isRegion ? 'region' : 'group';
  return (
    <pre className={styles.block} role={role} aria-label={label} tabIndex={0} translate="no">
      <code>{children}</code>
    </pre>
  );
}
