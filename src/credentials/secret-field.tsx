import { Eye, EyeOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import styles from './secret-field.module.css';

/** How long a revealed value stays on the page. */
const revealMs = 30_000;

interface Props {
  label: string;
  what: 'key' | 'secret';
  /** `undefined` while it is loading, or when the server does not send it */
  value: string | undefined;
  masked: string;
  /** near the viewport: renders the buttons */
  isNear: boolean;
}

/**
 * A key or secret. Its value is in the page only while it is revealed: for 30 s, or until the window loses the focus
 * or the page changes. Copy never shows it.
 */
export function SecretField({ label, what, value, masked, isNear }: Props) {
  const [revealed, setRevealed] = useState(false);
  useEffect(() => (revealed ? hideLater(() => setRevealed(false)) : undefined), [revealed]);

  const names = what === 'key' ? keyNames : secretNames;
  return (
    <div className={styles.field}>
      <dt className={styles.name}>{label}</dt>
      <dd className={styles.value}>
        <code translate="no">{revealed && value !== undefined ? value : masked}</code>
        {isNear && (
          <span className={styles.buttons}>
            <Button
              kind="quiet"
              icon={revealed ? <EyeOff size={14} aria-hidden /> : <Eye size={14} aria-hidden />}
              aria-label={revealed ? names.hide() : names.reveal()}
              disabled={value === undefined}
              onClick={() => setRevealed(!revealed)}
            >
              {revealed ? m.hide() : m.reveal()}
            </Button>
            <CopyButton
              kind="quiet"
              label={m.copy()}
              name={names.copy()}
              text={() => value ?? ''}
              copied={m.copied()}
              failed={m.copy_failed()}
              disabled={value === undefined}
            />
          </span>
        )}
      </dd>
    </div>
  );
}

const keyNames = { reveal: m.reveal_key, hide: m.hide_key, copy: m.copy_key };
const secretNames = { reveal: m.reveal_secret, hide: m.hide_secret, copy: m.copy_secret };

function hideLater(hide: () => void): () => void {
  const timer = setTimeout(hide, revealMs);
  const onVisibility = () => document.hidden && hide();
  document.addEventListener('visibilitychange', onVisibility);
  window.addEventListener('blur', hide);
  window.addEventListener('pagehide', hide);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', onVisibility);
    window.removeEventListener('blur', hide);
    window.removeEventListener('pagehide', hide);
  };
}
