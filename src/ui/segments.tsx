import { useId } from 'react';
import styles from './segments.module.css';

interface Props<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: string; count: number }[];
  onChange(value: T): void;
}

/** A few choices side by side, each with its count: radio buttons that look like one bar. */
export function Segments<T extends string>({ label, value, options, onChange }: Props<T>) {
  const name = useId();
  return (
    <fieldset className={styles.bar}>
      <legend className="visually-hidden">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles.segment}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label} <span className={styles.count}>{option.count}</span>
        </label>
      ))}
    </fieldset>
  );
}
