import type { ReactNode } from 'react';
import type { Option } from './select.tsx';
import styles from './menu-select.module.css';

interface Props<T extends string> {
  label: string;
  value: T;
  options?: readonly Option<T>[];
  /** the options as elements, where they are not all known in one place */
  children?: ReactNode;
  onChange(value: T): void;
  icon?: ReactNode;
  /** shows the label beside the control instead of only naming it */
  labelled?: boolean;
}

/** A choice that takes effect at once and hurts nobody: the browser's own select, at no weight at all. */
export function MenuSelect<T extends string>(props: Props<T>) {
  const { label, value, options, children, onChange, icon, labelled = false } = props;
  return (
    <label className={styles.field}>
      <span className={labelled ? styles.label : 'visually-hidden'}>{label}</span>
      <span className={styles.box}>
        {icon}
        <select
          className={styles.select}
          value={value}
          onChange={(event) => onChange(event.target.value as T)}
        >
          {children}
          {options?.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      </span>
    </label>
  );
}
