import type { ComponentProps, ReactNode } from 'react';
import { Field } from './field.tsx';
import styles from './form.module.css';

interface FieldTexts {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
}

/** A line of text. Takes what an `<input>` takes, such as the props of `register`. */
export function TextField({ label, hint, error, ...input }: FieldTexts & ComponentProps<'input'>) {
  return (
    <Field {...{ label, hint, error }}>
      {(control) => (
        <input
          className={styles.input}
          autoComplete="off"
          spellCheck={false}
          {...input}
          {...control}
        />
      )}
    </Field>
  );
}

/** Several lines of text. */
export function TextArea({ label, hint, error, ...area }: FieldTexts & ComponentProps<'textarea'>) {
  return (
    <Field {...{ label, hint, error }}>
      {(control) => (
        <textarea className={styles.input} rows={3} autoComplete="off" {...area} {...control} />
      )}
    </Field>
  );
}
