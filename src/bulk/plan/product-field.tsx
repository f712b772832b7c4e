import { useId } from 'react';
import { m } from '../../paraglide/messages.js';
import styles from '../bulk-dialog.module.css';

interface Props {
  value: string;
  /** names to choose from; others can be typed */
  products: readonly string[];
  onChange(product: string): void;
}

/** The field for the product that is set in all keys. */
export function ProductField({ value, products, onChange }: Props) {
  const id = useId();
  return (
    <label className={styles.product}>
      <span className="visually-hidden">{m.bulk_product()}</span>
      <input
        className={styles.field}
        list={id}
        value={value}
        placeholder={m.bulk_product()}
        autoComplete="off"
        spellCheck={false}
        translate="no"
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={id} translate="no">
        {products.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
    </label>
  );
}
