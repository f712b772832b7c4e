import type { ReactNode } from 'react';
import { Checkbox } from '../ui/checkbox.tsx';
import styles from './filters.module.css';

interface ChoiceProps<T extends string> {
  label: string;
  value: T | '';
  /** the name of the choice that filters nothing */
  any: ReactNode;
  options: readonly { value: T; name: string }[];
  isDisabled?: boolean;
  hint?: string;
  onChange(value: T | ''): void;
}

/** A filter with one of a few values. */
export function FilterChoice<T extends string>(props: ChoiceProps<T>) {
  const { label, value, any, options, isDisabled, hint, onChange } = props;
  return (
    <label className={`${styles.field} ${styles.kind}`}>
      {label}
      <select
        className={styles.select}
        value={value}
        disabled={isDisabled}
        title={hint}
        onChange={({ target }) => onChange(target.value as T | '')}
      >
        <option value="">{any}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface ConditionsProps<T extends string> {
  label: string;
  conditions: readonly T[];
  names: Readonly<Record<T, () => string>>;
  value: readonly T[];
  onChange(value: readonly T[]): void;
}

/** A filter with any of a few conditions. */
export function FilterConditions<T extends string>(props: ConditionsProps<T>) {
  const { label, conditions, names, value, onChange } = props;
  return (
    <fieldset className={styles.conditions}>
      <legend>{label}</legend>
      {conditions.map((condition) => (
        <label key={condition}>
          <Checkbox
            className={styles.condition}
            label={names[condition]()}
            checked={value.includes(condition)}
            onChange={(checked) =>
              onChange(
                conditions.filter((one) => (one === condition ? checked : value.includes(one))),
              )
            }
          />
          {names[condition]()}
        </label>
      ))}
    </fieldset>
  );
}
