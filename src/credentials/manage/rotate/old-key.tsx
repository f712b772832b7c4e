import { isAlready } from '../../../access/status.ts';
import type { AnyApp, AnyCredential } from '../../../api/schemas.ts';
import { formatDay } from '../../../messages/format.ts';
import { switchId } from '../../../operations/app/switches.ts';
import { m } from '../../../paraglide/messages.js';
import { ChangeNote } from '../../../status/change-note.tsx';
import { RevokeConfirmation } from '../../../status/dialogs/revoke-confirmation.tsx';
import { UnderWay } from '../../../status/under-way.tsx';
import { useStatusSwitch } from '../../../status/use-status-switch.ts';
import { Button } from '../../../ui/button.tsx';
import styles from './old-key.module.css';
import { useRetirement } from './retirements.ts';

interface Props {
  organization: string;
  app: AnyApp;
  credential: AnyCredential;
  keyName: string;
}

/** The key that a rotation replaced, in the panel of the new key: when it is to retire, and a button that revokes it now. */
export function OldKey({ organization, app, credential, keyName }: Props) {
  const id = switchId({ organization, app, level: { key: credential.consumerKey } });
  return (
    <div className={styles.old} role="group" tabIndex={-1} aria-label={m.old_key({ key: keyName })}>
      <p className={styles.title}>{m.old_key({ key: keyName })}</p>
      <RetiringKey {...{ organization, app, credential, keyName }} />
      <ChangeNote operationId={id} />
    </div>
  );
}

/** When a replaced key is to retire, and a button that revokes it before, after a confirmation; Undo approves it again. */
export function RetiringKey({ organization, app, credential, keyName }: Props) {
  const { consumerKey } = credential;
  const retirement = useRetirement({ organization, app, consumerKey });
  const control = useStatusSwitch({ organization, app, level: { key: consumerKey } });
  const { underWay, confirmation } = control;
  return (
    <>
      {underWay ? (
        <UnderWay text={underWay} />
      ) : isAlready(control.status, 'revoke') ? (
        <p>{m.old_key_revoked()}</p>
      ) : (
        <div className={styles.retiring}>
          {/* A leaked key has no day: it is here again only after Undo. */}
          {retirement && (
            <p>
              {m.retires_on({ date: formatDay(retirement.on) })}{' '}
              <span className={styles.hint}>
                {retirement.isStored ? m.retire_stored_hint() : m.retire_hint()}
              </span>
            </p>
          )}
          <Button
            kind="danger"
            aria-label={m.revoke_old_named({ key: keyName })}
            onClick={() => control.choose('revoke')}
          >
            {m.revoke_old()}
          </Button>
        </div>
      )}
      {confirmation && <RevokeConfirmation {...confirmation} />}
    </>
  );
}
