import type { Action } from '../access/status.ts';
import { curlOf } from '../api/curl.ts';
import type { StatusTarget } from '../api/status.ts';
import { m } from '../paraglide/messages.js';
import { CodeBlock } from '../ui/code-block.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import styles from './curl-command.module.css';

interface Props {
  target: StatusTarget;
  action: Action;
}

/** The exact call of a change, to read with its key masked and to copy with it whole. */
export function CurlCommand({ target, action }: Props) {
  const command = maskedCommand(target, action);
  if (command === null) return null;
  return (
    <div className={styles.command}>
      <CodeBlock label={m.curl_command()}>{command}</CodeBlock>
      <div className={styles.below}>
        <CopyButton
          label={m.copy_curl()}
          text={() => curlOf(target, action)}
          copied={m.copied()}
          failed={m.copy_failed()}
        />
        <p className={styles.hint}>
          {m.curl_takes_token()} {target.key !== undefined && m.copy_holds_key()}
        </p>
      </div>
    </div>
  );
}

// A name that no path can hold has no call; trying the change says why.
function maskedCommand(target: StatusTarget, action: Action): string | null {
  try {
    return curlOf(target, action, { masked: true });
  } catch {
    return null;
  }
}
