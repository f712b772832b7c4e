import { m } from '../paraglide/messages.js';
import styles from './skeletons.module.css';

/** Shown while the list loads. Rows have their final height, so that nothing moves. */
export function ListSkeleton() {
  return (
    <div aria-busy="true">
      <span className="visually-hidden" role="status">
        {m.loading()}
      </span>
      <h1 className={styles.heading}>{m.apps()}</h1>
      <div className={styles.tools} />
      <div className={styles.head} />
      {Array.from({ length: 12 }, (_, row) => (
        <div key={row} className={styles.row}>
          <span />
          <span />
          <span />
        </div>
      ))}
    </div>
  );
}

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
