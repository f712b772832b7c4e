import { isAlready } from '../../access/status.ts';
import { withoutSecrets } from '../../api/app-bodies.ts';
import type { App } from '../../api/schemas.ts';
import { editApp } from '../../operations/app/edit-app.ts';
import { deleteKey } from '../../operations/app/key/delete-key.ts';
import { isSuccess } from '../../operations/report/outcome-report.ts';
import { m } from '../../paraglide/messages.js';
import { RevokeConfirmation } from '../../status/dialogs/revoke-confirmation.tsx';
import { useStatusSwitch } from '../../status/use-status-switch.ts';
import { Button } from '../../ui/button.tsx';
import type { KeyDialogProps } from './dialog-props.ts';
import { OperationDialog } from './operation-dialog.tsx';
import { withoutRetirement } from './rotate/retire-attribute.ts';
import { useTypedName } from './typed-name.tsx';
import { useRun } from './use-run.ts';

/** Deletes a key once the name of its app is typed. Offers to revoke it instead. */
export function DeleteKeyDialog(props: KeyDialogProps) {
  const { organization, app, credential, keyName, onClose } = props;
  const running = useRun();
  const level = { key: credential.consumerKey };
  const { choose, confirmation } = useStatusSwitch({ organization, app, level });
  const { handleSubmit, nameField } = useTypedName(app.name);
  const target = { organization, app: withoutSecrets(app), key: credential.consumerKey };

  const submit = handleSubmit(async () => {
    const record = await running.run(deleteKey(target));
    if (!record || !isSuccess(record.outcome)) return;
    const state = record.outcome.state as App;
    const edit = await withoutRetirement(state, credential.consumerKey);
    if (edit) void running.runStep(editApp({ organization, app: state }, edit), 'nothing');
    if (running.isOpen()) onClose();
  });

  const isRevoked = isAlready(credential.status, 'revoke');
  return (
    <>
      <OperationDialog
        title={m.delete_key_title({ key: keyName })}
        submit={m.delete_key()}
        kind="danger"
        onSubmit={submit}
        {...{ running, onClose }}
        other={
          !isRevoked && (
            <Button aria-label={m.revoke_key({ key: keyName })} onClick={() => choose('revoke')}>
              {m.revoke_instead()}
            </Button>
          )
        }
      >
        <p>
          {isRevoked
            ? m.delete_key_revoked()
            : m.delete_key_stops({ key: keyName, app: app.displayName })}{' '}
          {m.delete_key_gone()}
        </p>
        {!isRevoked && <p>{m.delete_key_revoke_first()}</p>}
        {nameField}
      </OperationDialog>
      {/* Below the dialog: that is to return the focus first when both close. */}
      {confirmation && <RevokeConfirmation {...confirmation} onConfirm={onClose} />}
    </>
  );
}
