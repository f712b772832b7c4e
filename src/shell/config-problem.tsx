import { explainMistake } from '../connection/config-mistake.ts';
import type { ConfigError } from '../connection/connection.ts';
import { m } from '../paraglide/messages.js';
import styles from './error-page.module.css';

/** The configuration can't be used: which place in it is wrong, and how. Nothing else can be shown. */
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
