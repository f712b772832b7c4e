import { isStatusChange } from '../../operations/app/status-change.ts';
import { removeQuestion, type PendingUndo } from '../../operations/report/pending-questions.ts';
import { m } from '../../paraglide/messages.js';
import { AlertDialog } from '../../ui/dialogs/alert-dialog.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';

/** Asks whether to undo a change although that stops something: by its consequences, where they are known. */
export function UndoDialog({ undo }: { undo: PendingUndo }) {
  const { operation, confirm } = undo;
  const dialog = {
    open: true,
    onCancel: () => removeQuestion(undo),
    onConfirm() {
      removeQuestion(undo);
      confirm();
    },
  };
  if (isStatusChange(operation)) return <RevokeDialog change={operation} {...dialog} />;
  const label = operation.texts.label();
  return (
    <AlertDialog
      {...dialog}
      title={m.undo_title({ label })}
      description={<p>{m.undo_stops()}</p>}
      cancel={m.cancel()}
      confirm={operation.texts.action()}
    />
  );
}
