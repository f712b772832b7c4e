import styles from './key-heading.module.css';
import { RevealButtons, useRevealed } from './reveal.tsx';

interface Props {
  value: string;
  /** the masked name of the key, unique in the app */
  keyName: string;
  /** near the viewport: renders the buttons */
  isNear: boolean;
}

/** The heading of a key's card. The key is in the page only while it is revealed. */
export function KeyHeading({ value, keyName, isNear }: Props) {
  const [isRevealed, toggle] = useRevealed();
  return (
    <div className={styles.heading}>
      <h3>
        <code translate="no">{isRevealed ? value : keyName}</code>
      </h3>
      {isNear && <RevealButtons what="key" onToggle={toggle} {...{ keyName, value, isRevealed }} />}
    </div>
  );
}
