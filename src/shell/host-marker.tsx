import type { Connection } from '../connection/connection.ts';
import { m } from '../paraglide/messages.js';
import styles from './host-marker.module.css';

/** Shows the host that the console is connected to, and marks production. */
export function HostMarker({ connection }: { connection: Connection | undefined }) {
  if (!connection) return null;
  return (
    <span className={styles.marker} data-production={connection.production || undefined}>
      {connection.production && <strong>{m.production()}</strong>}
      <span translate="no">{new URL(connection.baseUrl, location.href).host}</span>
    </span>
  );
}
