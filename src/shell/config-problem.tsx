import { explainMistake } from '../connection/config-mistake.ts';
import type { ConfigError } from '../connection/connection.ts';
import { m } from '../paraglide/messages.js';
import styles from './error-page.module.css';

/** Replaces the console if the configuration is invalid; lists each mistake with its place. */
export function ConfigProblem({ error }: { error: ConfigError }) {
  const { mistakes, problems } = error;
  const lines = mistakes.length > 0 ? mistakes.map(explainMistake) : problems;
  return (
    <main className={styles.alone}>
      <title>{`${m.config_title()} – Keywarden`}</title>
      <h1>{m.config_title()}</h1>
      <p>{m.config_next()}</p>
      <ul>
        {lines.map((line) => (
          <li key={line}>
            <code translate="no">{line}</code>
          </li>
        ))}
      </ul>
    </main>
  );
}
