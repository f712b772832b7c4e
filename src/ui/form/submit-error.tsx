import { CircleAlert } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import styles from './form.module.css';

interface Props {
  title: string;
  children?: ReactNode;
  details?: { label: string; lines: readonly string[] };
}

/** Why a form was not saved, beside its buttons. The input stays. It gets the focus, so that it is read first. */
export function SubmitError({ title, children, details }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} className={styles.submitError} role="alert" tabIndex={-1}>
      <CircleAlert size={18} aria-hidden />
      <div className={styles.submitText}>
        <p className={styles.submitTitle}>{title}</p>
        {children}
        {details && details.lines.length > 0 && (
          <details className={styles.details}>
            <summary>{details.label}</summary>
            {details.lines.map((line) => (
              <code key={line} translate="no">
                {line}
              </code>
            ))}
          </details>
        )}
      </div>
    </div>
  );
}
