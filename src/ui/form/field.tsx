import CircleAlert from 'lucide-react/icons/circle-exclamation-point';
import { useId, type ReactNode } from 'react';
import styles from './form.module.css';

/** What a control needs to belong to its label, hint and error. Spread it on the control. */
interface FieldControl {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

interface Props {
  label: string;
  /** the label is not drawn, such as beside other fields or where a placeholder says the same */
  isLabelHidden?: boolean | undefined;
  hint?: ReactNode;
  /** what is wrong with the value; `undefined` = nothing */
  error?: string | undefined;
  children(control: FieldControl): ReactNode;
}

/** A label, a control, and the hint and error that describe it. */
export function LabeledField({ label, isLabelHidden, hint, error, children }: Props) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label className={isLabelHidden ? 'visually-hidden' : styles.label} htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': describedBy(id, { hint, error }),
        'aria-invalid': error === undefined ? undefined : true,
      })}
      <FieldNotes id={id} hint={hint} error={error} />
    </div>
  );
}

/** The hint and the error of a field or a group. A new error is announced. */
export function FieldNotes({ id, hint, error }: Pick<Props, 'hint' | 'error'> & { id: string }) {
  return (
    <>
      {hint !== undefined && (
        <div id={`${id}-hint`} className={styles.hint}>
          {hint}
        </div>
      )}
      <div id={`${id}-error`} aria-live="polite">
        {error !== undefined && (
          <p className={styles.error}>
            <CircleAlert size={14} aria-hidden /> <span>{error}</span>
          </p>
        )}
      </div>
    </>
  );
}

/** The IDs of what `FieldNotes` shows. */
export function describedBy(
  id: string,
  { hint, error }: Pick<Props, 'hint' | 'error'>,
): string | undefined {
  const ids = [
    error === undefined ? '' : `${id}-error`,
    hint === undefined ? '' : `${id}-hint`,
  ].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}
