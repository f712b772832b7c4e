import styles from '../bulk-dialog.module.css';

interface Props {
  /** of the group */
  name: string;
  label: string;
  isChosen: boolean;
  onChoose(): void;
}

/** One choice of what a bulk dialog changes. */
export function RadioChoice({ name, label, isChosen, onChoose }: Props) {
  return (
    <label className={styles.choice}>
      <input type="radio" name={name} checked={isChosen} onChange={onChoose} />
      {label}
    </label>
  );
}
