import { useId, useState } from 'react';
import styles from './segments.module.css';

interface Props<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: string; count?: string | undefined }[];
  onChange(value: T): void;
}

/** A few choices side by side, each with its count where that is known: radio buttons that look like one bar. */
export function Segments<T extends string>({ label, value, options, onChange }: Props<T>) {
  const name = useId();
  // The choice shows at once, also where what is chosen takes its way through the address.
  const [chosen, setChosen] = useState(value);
  const [seen, setSeen] = useState(value);
  if (value !== seen) {
    setSeen(value);
    setChosen(value);
  }
  return (
    <fieldset className={styles.bar}>
      <legend className="visually-hidden">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles.segment}>
          <input
            type="radio"
            name={name}
            checked={option.value === chosen}
            onChange={() => {
              setChosen(option.value);
              onChange(option.value);
            }}
          />
          {option.label}{' '}
          {option.count !== undefined && <span className={styles.count}>{option.count}</span>}
        </label>
      ))}
    </fieldset>
  );
}
