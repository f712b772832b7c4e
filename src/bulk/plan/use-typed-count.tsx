import { useState } from 'react';
import styles from '../bulk-dialog.module.css';

/** For more than this, the number is typed as a confirmation. */
const maxUntyped = 100;

/** The field in which a large number is typed before it can be confirmed, and whether it can. */
export function useTypedCount(count: number, label: string) {
  const [typed, setTyped] = useState('');
  if (count <= maxUntyped) return { isConfirmed: true, field: null };
  const field = (
    <label className={styles.product}>
      <span>{label}</span>
      <input
        className={styles.field}
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </label>
  );
  return { isConfirmed: typed.trim() === String(count), field };
}
