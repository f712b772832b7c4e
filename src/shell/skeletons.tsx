import { m } from '../paraglide/messages.js';
import styles from './skeletons.module.css';

/** The list while it is read: rows of the final height, so that nothing moves when they fill. */
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

/** Any other page while it is read. */
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
