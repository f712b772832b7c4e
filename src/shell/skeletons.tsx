import { m } from '../paraglide/messages.js';
import styles from './skeletons.module.css';

/** Shown while any other page loads. */
export function PageSkeleton() {
  return (
    <div aria-busy="true">
      <h1 className="visually-hidden">{m.loading()}</h1>
      <div className={styles.title} />
      <div className={styles.block} />
      <div className={styles.block} />
    </div>
  );
}
