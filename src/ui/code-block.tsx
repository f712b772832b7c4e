import type { ReactNode } from 'react';
import styles from './code-block.module.css';

interface Props {
  label: string;
  /** a place to go to on its page; otherwise there can be many of a name */
  isRegion?: boolean;
  children: ReactNode;
}

/** Code of many or wide lines. It scrolls within itself, also by keyboard, so it takes the focus. */
export function CodeBlock({ label, isRegion = false, children }: Props) {
  const role = isRegion ? 'region' : 'group';
  return (
    <pre className={styles.block} role={role} aria-label={label} tabIndex={0} translate="no">
      <code>{children}</code>
    </pre>
  );
}
