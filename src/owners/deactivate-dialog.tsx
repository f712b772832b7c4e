import type { RefObject } from 'react';
import { connectionTo } from '../connection/connection.ts';
import { keyText } from '../operations/app/texts/key-text.ts';
import type { Operation } from '../operations/operation.ts';
import { m } from '../paraglide/messages.js';
import { CurlCommand } from '../status/curl-command.tsx';
import styles from '../status/dialogs/revoke-dialog.module.css';
import { BreakableMail } from '../ui/breakable-mail.tsx';
import { AlertDialog } from '../ui/dialogs/alert-dialog.tsx';
import { countApps, type OwnerKeys } from '../inventory/apps-of/owner-keys.ts';

interface Props {
  open: boolean;
  operation: Operation;
  /** the name of the owner */
  name: string;
  /** `null` = the owner is not active, so no key works now */
  keys: OwnerKeys | null;
  /** these are all keys of the owner */
  isComplete: boolean;
  returnTo: RefObject<HTMLElement | null>;
  onCancel(): void;
  onConfirm(): void;
}

/** Shows which keys a deactivation of an owner stops, and asks for confirmation. */
export function DeactivateDialog({ operation, name, keys, isComplete, ...dialog }: Props) {
  const { propagationSeconds } = connectionTo(operation.resource.organization);
  return (
    <AlertDialog
      title={<BreakableMail text={m.owner_deactivate_title({ owner: name })} />}
      cancel={m.cancel()}
      confirm={m.action_deactivate()}
      description={<Stops keys={keys} isComplete={isComplete} />}
      {...dialog}
    >
      <p className={styles.hint}>
        {m.owner_deactivate_undo({ seconds: String(propagationSeconds) })}
      </p>
      <details>
        <summary className={styles.summary}>{m.revoke_request()}</summary>
        <CurlCommand operation={operation} />
      </details>
    </AlertDialog>
  );
}

function Stops({ keys, isComplete }: Pick<Props, 'keys' | 'isComplete'>) {
  const { work = [], mayWork = [], blocked = [] } = keys ?? {};
  const isNothing = work.length + mayWork.length === 0;
  return (
    <>
      <p>{m.owner_deactivate_scope()}</p>
      {!isComplete && <p>{m.owner_deactivate_incomplete()}</p>}
      {isNothing && isComplete && <p className={styles.title}>{m.revoke_stops_nothing()}</p>}
      <KeyList
        title={m.owner_keys_stop({ count: work.length, apps: countApps(work) })}
        keys={work}
      />
      <KeyList title={m.owner_keys_may_stop({ count: mayWork.length })} keys={mayWork} />
      {blocked.length > 0 && (
        <p className={styles.hint}>{m.owner_keys_blocked({ count: blocked.length })}</p>
      )}
    </>
  );
}

const shownAtOnce = 6;

function KeyList({ title, keys }: { title: string; keys: OwnerKeys['work'] }) {
  if (keys.length === 0) return null;
  const more = keys.slice(shownAtOnce);
  return (
    <div>
      <p className={styles.title}>{title}</p>
      <Keys keys={keys.slice(0, shownAtOnce)} />
      {more.length > 0 && (
        <details>
          <summary className={styles.summary}>{m.and_more({ count: more.length })}</summary>
          <Keys keys={more} />
        </details>
      )}
    </div>
  );
}

function Keys({ keys }: { keys: OwnerKeys['work'] }) {
  return (
    <ul className={styles.pairs}>
      {keys.map(({ app, key }) => (
        <li key={`${app.appId} ${key.consumerKey}`} translate="no">
          {app.displayName} <code>{keyText(app, key.consumerKey)}</code>
        </li>
      ))}
    </ul>
  );
}
