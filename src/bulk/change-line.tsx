import type { Product } from '../api/schemas.ts';
import type { NamedChange } from '../inventory/bulk-plan.ts';
import { keyNameText } from '../operations/app/texts/key-text.ts';
import styles from './bulk-dialog.module.css';
import { changeText } from './bulk-words.ts';

interface Props {
  change: NamedChange;
  /** those that are loaded */
  products: ReadonlyMap<string, Product> | undefined;
}

/** What changes in an app, on a line below its name: *Orders abcd…wxyz*. */
export function ChangeLine({ change, products }: Props) {
  return (
    <span className={styles.parts} translate="no">
      <bdi>{changeText(change, products)}</bdi>{' '}
      {change.key && <code>{keyNameText(change.key)}</code>}
    </span>
  );
}
