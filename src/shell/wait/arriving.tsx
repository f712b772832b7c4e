import { formatBytes } from '../../messages/units.ts';
import { m } from '../../paraglide/messages.js';
import styles from './countdown.module.css';

/** How much has arrived so far. Not announced: it changes with every piece. */
export function Arriving({ bytes }: { bytes: number }) {
  return <p className={styles.notice}>{m.still_arriving({ size: formatBytes(bytes) })}</p>;
}
