import { curlOf } from '../api/curl.ts';
import { m } from '../paraglide/messages.js';
import { CodeBlock } from '../ui/code-block.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import type { Operation } from '../operations/operation.ts';
import styles from './curl-command.module.css';

/** The exact call of an operation, to read with its key masked and to copy with it whole. */
export function CurlCommand({ operation }: { operation: Operation }) {
  const command = maskedCommand(operation);
  if (command === null) return null;
  return (
    <div className={styles.command}>
      <CodeBlock label={m.curl_command()}>{command}</CodeBlock>
      <div className={styles.below}>
        <CopyButton
          label={m.copy_curl()}
          text={() => curlOf(operation.resource.organization, operation.request())}
          copied={m.copied()}
          failed={m.copy_failed()}
        />
        <p className={styles.hint}>
          {m.curl_takes_token()} {operation.key !== undefined && m.copy_holds_key()}
        </p>
      </div>
    </div>
  );
}

// A name that can't be part of a path has no call; trying the operation says why.
function maskedCommand({ resource, request, keyName }: Operation): string | null {
  try {
    return curlOf(resource.organization, request(), keyName);
  } catch {
    return null;
  }
}
