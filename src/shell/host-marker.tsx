import type { Connection } from '../connection/connection.ts';
import { m } from '../paraglide/messages.js';
import styles from './host-marker.module.css';

/** Says where the console is connected; production can't be mistaken for anything else. */
export function HostMarker({ connection }: { connection: Connection | null }) {
  if (!connection) return null;
  return (
    <span className={styles.marker} data-production={connection.production || undefined}>
      {connection.production && <strong>{m.production()}</strong>}
      <span translate="no">{new URL(connection.baseUrl, location.href).host}</span>
    </span>
  );
}
