import type { ConfigError } from '../connection/connection.ts';
import { m } from '../paraglide/messages.js';
import styles from './error-page.module.css';

/** The configuration can't be used: which place in it is wrong, and how. Nothing else can be shown. */
export function ConfigProblem({ error }: { error: ConfigError }) {
  return (
    <main className={styles.alone}>
      <title>{`${m.config_title()} – Keywarden`}</title>
      <h1>{m.config_title()}</h1>
      <p>{m.config_next()}</p>
      <ul>
        {error.problems.map((problem) => (
          <li key={problem}>
            <code translate="no">{problem}</code>
          </li>
        ))}
      </ul>
    </main>
  );
}
