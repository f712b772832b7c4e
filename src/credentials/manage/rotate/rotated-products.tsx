import { m } from '../../../paraglide/messages.js';
import { StatusBadge } from '../../../status/status-badge.tsx';
import type { LeftProduct } from './products-to-carry-over.ts';
import styles from './rotated-products.module.css';

interface Props {
  carried: readonly string[];
  left: readonly LeftProduct[];
}

/** The products that a new key gets from the old one, and those that it does not get. */
export function RotatedProducts({ carried, left }: Props) {
  return (
    <div className={styles.lists}>
      <p className={styles.title}>{m.carried_over()}</p>
      {carried.length === 0 && <p>{m.carried_over_none()}</p>}
      <ul className={styles.list}>
        {carried.map((name) => (
          <li key={name} translate="no">
            {name}
          </li>
        ))}
      </ul>
      {left.length > 0 && (
        <>
          <p className={styles.title}>{m.not_carried_over()}</p>
          <ul className={styles.list}>
            {left.map(({ name, why, status }) => (
              <li key={name}>
                <span translate="no">{name}</span>
                {why === 'gone' ? m.product_gone() : <StatusBadge status={status} />}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
