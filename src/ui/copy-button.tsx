import Check from 'lucide-react/icons/check';
import Copy from 'lucide-react/icons/copy';
import { Button } from './button.tsx';
import styles from './copy-button.module.css';
import { useCopy, type CopyTexts } from './hooks/use-copy.ts';

interface Props extends CopyTexts {
  label: string;
  /** the accessible name, if the label does not say what is copied */
  name?: string;
  text(): string;
  kind?: 'plain' | 'quiet';
  disabled?: boolean;
}

/** Copies a text to the clipboard and shows the result in its own place. */
export function CopyButton({
  label,
  name = label,
  text,
  kind = 'plain',
  disabled,
  ...texts
}: Props) {
  const { copied, failed, copy } = useCopy(text, texts);
  return (
    <>
      <Button
        kind={kind}
        icon={copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
        aria-label={name}
        disabled={disabled}
        onClick={() => void copy()}
      >
        {copied ? texts.copied : label}
      </Button>
      {failed && <span className={styles.failed}>{texts.failed}</span>}
    </>
  );
}
