import { useForm } from 'react-hook-form';
import { withoutSecrets } from '../../api/app-bodies.ts';
import { setScopes } from '../../operations/app/key/set-scopes.ts';
import { m } from '../../paraglide/messages.js';
import type { KeyDialogProps } from './dialog-props.ts';
import { OperationDialog } from './operation-dialog.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import { useRunAndClose } from './use-run.ts';

/** Sets the OAuth scopes of a key. */
export function ScopesDialog(props: KeyDialogProps) {
  const { organization, app, credential, keyName, onClose } = props;
  const { runAndClose, running } = useRunAndClose(onClose);
  const { register, handleSubmit } = useForm({
    defaultValues: { scopes: credential.scopes.join(' ') },
  });

  const submit = handleSubmit(async ({ scopes }) => {
    const target = { organization, app: withoutSecrets(app), key: credential.consumerKey };
    const list = [...new Set(scopes.split(/[\s,]+/u).filter(Boolean))];
    await runAndClose(setScopes(target, list));
  });

  return (
    <OperationDialog
      title={m.scopes_title({ key: keyName })}
      submit={m.save_scopes()}
      onSubmit={submit}
      {...{ running, onClose }}
    >
      <TextField label={m.fact_scopes()} hint={m.scopes_hint()} {...register('scopes')} />
    </OperationDialog>
  );
}
