import type { ComponentProps, ReactNode } from 'react';
import { LabeledField } from './field.tsx';
import styles from './form.module.css';

interface FieldTexts {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
}

interface TextFieldProps extends FieldTexts, ComponentProps<'input'> {
  /** shows the label inside the empty field only */
  isLabelInside?: boolean;
}

/** A line of text. Takes what an `<input>` takes, such as the props of `register`. */
export function TextField({ label, isLabelInside, hint, error, ...input }: TextFieldProps) {
  return (
    <LabeledField isLabelHidden={isLabelInside} {...{ label, hint, error }}>
      {(control) => (
        <input
          className={styles.input}
          autoComplete="off"
          spellCheck={false}
          placeholder={isLabelInside ? label : undefined}
          {...input}
          {...control}
        />
      )}
    </LabeledField>
  );
}

/** Several lines of text. */
export function TextArea({ label, hint, error, ...area }: FieldTexts & ComponentProps<'textarea'>) {
  return (
    <LabeledField {...{ label, hint, error }}>
      {(control) => (
        <textarea className={styles.input} rows={3} autoComplete="off" {...area} {...control} />
      )}
    </LabeledField>
  );
}
