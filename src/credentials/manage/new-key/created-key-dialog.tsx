import type { ReactNode } from 'react';
import { compareExpiry } from '../../../access/set-expiry.ts';
import { withoutSecrets } from '../../../api/app-bodies.ts';
import type { NewKey } from '../../../api/app-requests.ts';
import type { AnyApp, AnyCredential } from '../../../api/schemas.ts';
import { formatDateTime, formatList, formatTime } from '../../../messages/format.ts';
import { credentialIn } from '../../../operations/app/app-change.ts';
import { keyText } from '../../../operations/app/texts/key-text.ts';
import { resultOf } from '../../../operations/report/result.ts';
import { m } from '../../../paraglide/messages.js';
import { Button } from '../../../ui/button.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Dialog } from '../../../ui/dialogs/dialog.tsx';
import { Notice } from '../../../ui/notice.tsx';
import dialogStyles from '../dialog-form.module.css';
import type { AppDialogProps } from '../dialog-props.ts';
import { FailureNotice } from '../failure-notice.tsx';
import styles from './new-key-panel.module.css';
import { NewKeyProducts } from './new-key-products.tsx';
import { UnexpectedNotice } from '../unexpected-notice.tsx';
import type { Creation, useKeyCreation } from './use-key-creation.ts';

interface Props extends AppDialogProps {
  creating: ReturnType<typeof useKeyCreation>;
  creation: Creation;
  /** what else there is to do */
  children?: ReactNode;
}

/**
 * Shows a key that was just created; its secret is in the page as long as this is open. It can't be closed while the
 * requested approvals or the replacement of the key run: closing would stop them.
 */
export function CreatedKeyDialog(props: Props) {
  const { organization, app, creating, creation, onClose, children } = props;
  const { isRunning, isLocked, replace, last } = creating;
  const [first, ...others] = creation.keys;
  if (!first) return null;
  const key = credentialIn(app, first.consumerKey) ?? first;
  return (
    <Dialog title={m.new_key_title()} close={m.close()} locked={isLocked} onClose={onClose}>
      <div className={dialogStyles.form}>
        <p role="status">{createdText(creation)}</p>
        {creation.record.outcome.ending === 'already' && <p>{m.new_key_already()}</p>}
        <UnexpectedNotice last={creation} />
        {others.length > 0 ? (
          <SeveralKeys app={app} keys={creation.keys} />
        ) : (
          <>
            <KeyAndSecret credential={key} name={keyText(app, key.consumerKey)} />
            <ExpiryLine ms={key.expiresAt} />
            <WrongExpiry
              credential={key}
              newKey={creation.newKey}
              isRunning={isRunning}
              onReplace={(newKey) =>
                void replace({ organization, app: withoutSecrets(app) }, key, newKey)
              }
            />
            <NewKeyProducts {...{ organization, app }} credential={key} />
          </>
        )}
        {!isRunning && <FailureNotice last={last} />}
        {children}
        <div className={dialogStyles.buttons}>
          <Button kind="primary" aria-busy={isRunning} onClick={() => !isLocked && onClose()}>
            {others.length > 0 ? m.done() : m.secret_stored()}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function createdText({ record, keys: [first] }: Creation): string {
  const { outcome, isFromBefore } = record;
  if (!isFromBefore) return resultOf(record).text;
  return m.creation_found({ time: formatTime(first?.issuedAt ?? outcome.at) });
}

function KeyAndSecret({ credential, name }: { credential: AnyCredential; name: string }) {
  const { consumerKey, consumerSecret } = credential;
  return (
    <div className={styles.secrets}>
      <p className={dialogStyles.hint}>{m.secret_shown_once()}</p>
      <dl className={styles.list}>
        <ShownOnce
          label={m.column_key()}
          value={consumerKey}
          copyName={m.copy_key({ key: name })}
        />
        {consumerSecret !== undefined && (
          <ShownOnce
            label={m.consumer_secret()}
            value={consumerSecret}
            copyName={m.copy_secret({ key: name })}
          />
        )}
      </dl>
    </div>
  );
}

interface ShownOnceProps {
  label: string;
  value: string;
  copyName: string;
}

function ShownOnce({ label, value, copyName }: ShownOnceProps) {
  return (
    <div className={styles.row}>
      <dt>{label}</dt>
      <dd>
        <code translate="no">{value}</code>
        <CopyButton
          label={m.copy()}
          name={copyName}
          text={() => value}
          copied={m.copied()}
          failed={m.copy_failed()}
        />
      </dd>
    </div>
  );
}

function SeveralKeys({ app, keys }: { app: AnyApp; keys: readonly AnyCredential[] }) {
  const names = formatList(keys.map(({ consumerKey }) => keyText(app, consumerKey)));
  return <Notice title={m.new_key_several()}>{m.new_key_several_next({ keys: names })}</Notice>;
}

function ExpiryLine({ ms }: { ms: number | null }) {
  return (
    <p>
      {ms === null ? m.new_key_never_expires() : m.new_key_expires({ date: formatDateTime(ms) })}
    </p>
  );
}

interface WrongExpiryProps {
  credential: AnyCredential;
  newKey: NewKey;
  isRunning: boolean;
  onReplace(newKey: NewKey): void;
}

function WrongExpiry({ credential, newKey, isRunning, onReplace }: WrongExpiryProps) {
  const result = compareExpiry(newKey.expiresInMs, credential);
  if (result === 'as-requested') return null;
  const requested = requestedExpiry(newKey, credential);
  if (result === 'different')
    return <Notice title={m.expiry_differs()}>{m.expiry_differs_next({ requested })}</Notice>;
  const expiryUnit = result === 'times-1000' ? 's' : 'ms';
  return (
    <Notice
      title={result === 'times-1000' ? m.expiry_times_1000() : m.expiry_divided_by_1000()}
      action={
        <Button aria-busy={isRunning} onClick={() => onReplace({ ...newKey, expiryUnit })}>
          {m.expiry_replace()}
        </Button>
      }
    >
      {m.expiry_replace_explained({ requested })}
    </Notice>
  );
}

function requestedExpiry({ expiresInMs }: NewKey, { issuedAt }: AnyCredential): string {
  if (expiresInMs === null) return m.never_expires();
  return formatDateTime((issuedAt ?? Date.now()) + expiresInMs);
}
