import { maskedSecret } from '../access/mask.ts';
import { m } from '../paraglide/messages.js';
import { Fact } from '../ui/fact.tsx';
import { RevealButtons, useRevealed } from './reveal.tsx';
import styles from './secret-field.module.css';

interface Props {
  /** `undefined` while it is loading, or when the server does not send it */
  value: string | undefined;
  /** the masked name of its key */
  keyName: string;
}

/** The secret of a key. It is in the page only while it is revealed. */
export function SecretField({ value, keyName }: Props) {
  const [isRevealed, toggle] = useRevealed();
  return (
    <Fact name={m.consumer_secret()}>
      <span className={styles.value}>
        <code translate="no">{isRevealed && value !== undefined ? value : maskedSecret}</code>
        <RevealButtons what="secret" onToggle={toggle} {...{ keyName, value, isRevealed }} />
      </span>
    </Fact>
  );
}
