import styles from './checkbox.module.css';

interface Props {
  label: string;
  checked: boolean;
  /** some of what it stands for */
  mixed?: boolean;
  className: string | undefined;
  /** `withShift` = a range is meant */
  onChange(checked: boolean, withShift: boolean): void;
}

/** A checkbox whose label stands beside it for everybody who sees it. */
export function Checkbox({ label, checked, mixed = false, className, onChange }: Props) {
  return (
    <input
      type="checkbox"
      className={`${styles.checkbox} ${className}`}
      aria-label={label}
      checked={checked}
      ref={(input) => {
        if (input) input.indeterminate = mixed;
      }}
      // React hears the click behind it, which knows of Shift, also when the space bar made it.
      onChange={({ target, nativeEvent }) =>
        onChange(target.checked, (nativeEvent as MouseEvent).shiftKey)
      }
    />
  );
}
