import type { ReactNode } from 'react';
import type { Option } from './select.tsx';
import styles from './menu-select.module.css';

interface Props<T extends string> {
  label: string;
  value: T;
  options?: readonly Option<T>[];
  /** the options as elements, if they come from several components */
  children?: ReactNode;
  onChange(value: T): void;
  icon?: ReactNode;
  /** shows the label; otherwise it is only the accessible name */
  labelled?: boolean;
}

/** A native select, for harmless choices that take effect at once; it adds no library code. */
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
