import { useQueryClient } from '@tanstack/react-query';
import { isAlready } from '../../../access/status.ts';
import type { AnyApp, AnyCredential } from '../../../api/schemas.ts';
import { formatDay } from '../../../messages/format.ts';
import { credentialIn } from '../../../operations/app/app-change.ts';
import { statusChange } from '../../../operations/app/status-change.ts';
import { switchId } from '../../../operations/app/switches.ts';
import { runAndReport } from '../../../operations/run-and-report.ts';
import { m } from '../../../paraglide/messages.js';
import { ChangeNote } from '../../../status/change-note.tsx';
import { UnderWay, useUnderWay } from '../../../status/under-way.tsx';
import { Button } from '../../../ui/button.tsx';
import { useFocusHandover } from '../../../ui/hooks/use-focus-handover.ts';
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

/** When a replaced key is to retire, and a button that revokes it at once; Undo approves it again. */
export function RetiringKey({ organization, app, credential, keyName }: Props) {
  const client = useQueryClient();
  const level = { key: credential.consumerKey };
  const id = switchId({ organization, app, level });
  const retirement = useRetirement({ organization, app, consumerKey: credential.consumerKey });
  const underWay = useUnderWay(id);
  const { status } = credentialIn(app, credential.consumerKey) ?? credential;
  if (underWay) return <UnderWay text={underWay} />;
  if (isAlready(status, 'revoke')) return <p>{m.old_key_revoked()}</p>;
  return (
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
      <RevokeNow
        keyName={keyName}
        onRevoke={() =>
          void runAndReport(client, statusChange({ organization, app, level }, 'revoke'))
        }
      />
    </div>
  );
}

function RevokeNow({ keyName, onRevoke }: { keyName: string; onRevoke(): void }) {
  const button = useFocusHandover<HTMLButtonElement>();
  return (
    <Button
      ref={button}
      kind="danger"
      aria-label={m.revoke_old_named({ key: keyName })}
      onClick={onRevoke}
    >
      {m.revoke_old()}
    </Button>
  );
}
