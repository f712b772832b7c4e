import { formatBytes } from '../../messages/units.ts';
import { m } from '../../paraglide/messages.js';
import styles from './countdown.module.css';

/** The number of bytes received so far. Not announced, because it changes often. */
export function Arriving({ bytes }: { bytes: number }) {
  return <p className={styles.notice}>{m.still_arriving({ size: formatBytes(bytes) })}</p>;
}
