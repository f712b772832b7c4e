import { useQueryClient } from '@tanstack/react-query';
import { isAlready } from '../../access/status.ts';
import { withoutSecrets } from '../../api/app-bodies.ts';
import { editApp } from '../../operations/app/edit-app.ts';
import { deleteKey } from '../../operations/app/key/delete-key.ts';
import { statusChange } from '../../operations/app/status-change.ts';
import { runAndReport } from '../../operations/run-and-report.ts';
import { m } from '../../paraglide/messages.js';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialogs/dialog.tsx';
import { DialogForm } from './dialog-form.tsx';
import type { KeyDialogProps } from './dialog-props.ts';
import { withoutRetirement } from './rotate/retire-attribute.ts';
import { useTypedName } from './typed-name.tsx';
import { useRunAndClose } from './use-run.ts';

/** Deletes a key once the name of its app is typed. Offers to revoke it instead. */
export function DeleteKeyDialog(props: KeyDialogProps) {
  const { organization, app, credential, keyName, onClose } = props;
  const client = useQueryClient();
  const { runAndClose, isRunning, last } = useRunAndClose(onClose);
  const { handleSubmit, nameField } = useTypedName(app.name);
  const target = { organization, app: withoutSecrets(app), key: credential.consumerKey };

  const submit = handleSubmit(async () => {
    const state = await runAndClose(deleteKey(target));
    const edit = state && (await withoutRetirement(state, credential.consumerKey));
    if (edit) await runAndReport(client, editApp({ organization, app: state }, edit));
  });

  function revoke() {
    onClose();
    const level = { key: credential.consumerKey };
    void runAndReport(client, statusChange({ organization, app, level }, 'revoke'));
  }

  const isRevoked = isAlready(credential.status, 'revoke');
  return (
    <Dialog title={m.delete_key_title({ key: keyName })} close={m.close()} onClose={onClose}>
      <DialogForm
        submit={m.delete_key()}
        kind="danger"
        {...{ isRunning, last }}
        onSubmit={(event) => void submit(event)}
        onCancel={onClose}
        other={
          !isRevoked && (
            <Button aria-label={m.revoke_key({ key: keyName })} onClick={revoke}>
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
      </DialogForm>
    </Dialog>
  );
}
