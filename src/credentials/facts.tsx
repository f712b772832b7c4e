import type { App } from '../api/schemas.ts';
import { m } from '../paraglide/messages.js';
import { Fact } from '../ui/fact.tsx';
import styles from '../ui/facts.module.css';

/** The OAuth scopes of an app or key, if it has any. */
export function Scopes({ scopes }: Pick<App, 'scopes'>) {
  if (scopes.length === 0) return null;
  return (
    <Fact name={m.fact_scopes()}>
      <span translate="no">{scopes.join(', ')}</span>
    </Fact>
  );
}

/** The custom attributes of an app or key. */
export function Attributes({ attributes }: Pick<App, 'attributes'>) {
  return attributes.map(({ name, value }) => (
    <Fact key={name} name={<Text value={name} />}>
      <Text value={value} />
    </Fact>
  ));
}

/** A value from the server, which is never translated. */
export function Text({ value }: { value: string }) {
  if (!value) return <span className={styles.muted}>{m.not_set()}</span>;
  return <span translate="no">{value}</span>;
}
