import styles from './checkbox.module.css';

interface Props {
  label: string;
  checked: boolean;
  /** stands for several items, of which some are checked */
  mixed?: boolean;
  className: string | undefined;
  /** `withShift` = with the Shift key, to select a range */
  onChange(checked: boolean, withShift: boolean): void;
}

/** A checkbox without a visible label, because its row or column shows what it is for. */
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
      // The native event is a click, which has `shiftKey`, also after the space bar.
      onChange={({ target, nativeEvent }) =>
        onChange(target.checked, (nativeEvent as MouseEvent).shiftKey)
      }
    />
  );
}
