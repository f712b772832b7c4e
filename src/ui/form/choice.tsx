import { useId, type ReactNode } from 'react';
import { describedBy, FieldNotes } from './field.tsx';
import styles from './form.module.css';

/** An option of a choice. */
interface ChoiceOption<T extends string> {
  value: T;
  label: string;
  /** more fields, shown below the option while it is chosen */
  content?: ReactNode;
}

interface Props<T extends string> {
  label: string;
  value: T;
  options: readonly ChoiceOption<T>[];
  hint?: ReactNode;
  error?: string | undefined;
  /** the options in one line, if there is room */
  inLine?: boolean;
  onChange(value: T): void;
}

/** One of a few options, as radio buttons. */
export function Choice<T extends string>(props: Props<T>) {
  const { label, value, options, hint, error, inLine, onChange } = props;
  const id = useId();
  return (
    <fieldset className={styles.group} aria-describedby={describedBy(id, { hint, error })}>
      <legend className={styles.label}>{label}</legend>
      <div className={styles.options} data-in-line={inLine || undefined}>
        {options.map((option) => (
          <div key={option.value}>
            <label className={styles.option}>
              <input
                type="radio"
                name={id}
                checked={option.value === value}
                onChange={() => onChange(option.value)}
              />
              {option.label}
            </label>
            {option.value === value && option.content !== undefined && (
              <div className={styles.content}>{option.content}</div>
            )}
          </div>
        ))}
      </div>
      <FieldNotes id={id} hint={hint} error={error} />
    </fieldset>
  );
}
