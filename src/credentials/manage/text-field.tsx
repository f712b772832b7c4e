import { useId, type ComponentProps } from 'react';
import styles from './fields.module.css';

interface Props extends ComponentProps<'input'> {
  label: string;
  /** shows the label inside the empty field only */
  isLabelInside?: boolean;
  hint?: string;
  error?: string | undefined;
}

/** A text field with its hint and error. */
export function TextField({ label, isLabelInside = false, hint, error, ...input }: Props) {
  const id = useId();
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={isLabelInside ? 'visually-hidden' : undefined}>
        {label}
      </label>
      <input
        id={id}
        autoComplete="off"
        spellCheck={false}
        className={styles.input}
        placeholder={isLabelInside ? label : undefined}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy || undefined}
        {...input}
      />
      {error && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}
