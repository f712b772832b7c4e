import { nameOfKey, plainKeyName } from '../access/key-names.ts';
import { curlOf } from '../api/curl.ts';
import { m } from '../paraglide/messages.js';
import { CodeBlock } from '../ui/code-block.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { wireTarget, type Change } from '../operations/app/status-change.ts';
import styles from './curl-command.module.css';

/** The exact call of a change, to read with its key masked and to copy with it whole. */
export function CurlCommand({ change }: { change: Change }) {
  const command = maskedCommand(change);
  if (command === null) return null;
  return (
    <div className={styles.command}>
      <CodeBlock label={m.curl_command()}>{command}</CodeBlock>
      <div className={styles.below}>
        <CopyButton
          label={m.copy_curl()}
          text={() => curlOf(wireTarget(change), change.action)}
          copied={m.copied()}
          failed={m.copy_failed()}
        />
        <p className={styles.hint}>
          {m.curl_takes_token()} {change.level.key !== undefined && m.copy_holds_key()}
        </p>
      </div>
    </div>
  );
}

// A name that no path can hold has no call; trying the change says why.
function maskedCommand(change: Change): string | null {
  const { key } = change.level;
  try {
    return curlOf(wireTarget(change), change.action, {
      masked: true,
      ...(key !== undefined && { keyName: plainKeyName(nameOfKey(change.app, key)) }),
    });
  } catch {
    return null;
  }
}
