import Plus from 'lucide-react/icons/plus';
import X from 'lucide-react/icons/x';
import { useId, useRef, type ComponentProps, type ReactNode } from 'react';
import { Button } from '../button.tsx';
import { describedBy, FieldNotes } from './field.tsx';
import styles from './form.module.css';
import { TextField } from './text-field.tsx';

/** A name and a value, each with the props of its `<input>`, such as those of `register`. */
interface NamedValue {
  id: string;
  name: ComponentProps<'input'>;
  value: ComponentProps<'input'>;
  nameError?: string | undefined;
  valueError?: string | undefined;
  /** the accessible name of the button that removes it */
  remove: string;
}

interface Props {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  nameLabel: string;
  valueLabel: string;
  add: string;
  /** the most pairs; then none can be added */
  max: number;
  pairs: readonly NamedValue[];
  /** adds an empty pair, and moves the focus to its name */
  onAdd(): void;
  onRemove(index: number): void;
}

/** A list of pairs of a name and a value, to which pairs can be added. */
export function PairsField(props: Props) {
  const { label, hint, error, nameLabel, valueLabel, add, max, pairs, onAdd, onRemove } = props;
  const id = useId();
  const addButton = useRef<HTMLButtonElement>(null);
  return (
    <fieldset className={styles.group} aria-describedby={describedBy(id, { hint, error })}>
      <legend className={styles.label}>{label}</legend>
      {pairs.map((pair, index) => (
        <div key={pair.id} className={styles.pair}>
          <TextField label={nameLabel} error={pair.nameError} {...pair.name} />
          <TextField label={valueLabel} error={pair.valueError} {...pair.value} />
          <Button
            kind="quiet"
            className={styles.remove}
            icon={<X size={16} aria-hidden />}
            aria-label={pair.remove}
            onClick={() => {
              addButton.current?.focus();
              onRemove(index);
            }}
          />
        </div>
      ))}
      <FieldNotes id={id} hint={hint} error={error} />
      <Button
        ref={addButton}
        className={styles.add}
        icon={<Plus size={16} aria-hidden />}
        aria-disabled={pairs.length >= max || undefined}
        onClick={() => pairs.length < max && onAdd()}
      >
        {add}
      </Button>
    </fieldset>
  );
}
