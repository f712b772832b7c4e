import Eye from 'lucide-react/icons/eye';
import EyeOff from 'lucide-react/icons/eye-off';
import { useEffect, useState } from 'react';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import styles from './reveal.module.css';

/** How long a revealed value stays on the page. */
const revealMs = 30_000;

/**
 * Whether a key or secret is revealed, and a function that reveals or hides it. It is revealed for 30 s, or until the
 * window loses the focus or the page changes.
 */
export function useRevealed() {
  const [isRevealed, setRevealed] = useState(false);
  useEffect(() => (isRevealed ? hideLater(() => setRevealed(false)) : undefined), [isRevealed]);
  return [isRevealed, () => setRevealed(!isRevealed)] as const;
}

interface Props {
  what: 'key' | 'secret';
  /** the masked name of the key */
  keyName: string;
  /** `undefined` while it is loading, or when the server does not send it */
  value: string | undefined;
  isRevealed: boolean;
  onToggle(): void;
}

/** The buttons that reveal or hide a key or secret, and copy it. Copying never shows it. */
export function RevealButtons({ what, keyName, value, isRevealed, onToggle }: Props) {
  const names = what === 'key' ? namesForKey : namesForSecret;
  const Icon = isRevealed ? EyeOff : Eye;
  return (
    <span className={styles.buttons}>
      <Button
        kind="quiet"
        icon={<Icon size={14} aria-hidden />}
        aria-label={(isRevealed ? names.hide : names.reveal)({ key: keyName })}
        disabled={value === undefined}
        onClick={onToggle}
      >
        {isRevealed ? m.hide() : m.reveal()}
      </Button>
      <CopyButton
        kind="quiet"
        label={m.copy()}
        name={names.copy({ key: keyName })}
        text={() => value ?? ''}
        copied={m.copied()}
        failed={m.copy_failed()}
        disabled={value === undefined}
      />
    </span>
  );
}

const namesForKey = { reveal: m.reveal_key, hide: m.hide_key, copy: m.copy_key };
const namesForSecret = { reveal: m.reveal_secret, hide: m.hide_secret, copy: m.copy_secret };

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
