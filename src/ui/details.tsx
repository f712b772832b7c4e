import type { ComponentProps } from 'react';
import styles from './details.module.css';

interface Props extends ComponentProps<'details'> {
  label: string;
  /** unique lines; without any, nothing is rendered */
  lines: readonly string[];
}

/** Lines for those who want to know more, such as the words of a server. */
export function Details({ label, lines, ...props }: Props) {
  if (lines.length === 0) return null;
  return (
    <details {...props}>
      <summary className={styles.summary}>{label}</summary>
      {lines.map((line) => (
        <code key={line} className={styles.line} translate="no">
          {line}
        </code>
      ))}
    </details>
  );
}
