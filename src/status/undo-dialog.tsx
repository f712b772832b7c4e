import { isStatusChange } from '../operations/app/status-change.ts';
import { closePendingUndo, type PendingUndo } from '../operations/pending-undo.ts';
import { m } from '../paraglide/messages.js';
import { AlertDialog } from '../ui/alert-dialog.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';

/** Asks whether to undo a change although that stops something: by its consequences, where they are known. */
export function UndoDialog({ undo: { operation, returnTo, confirm } }: { undo: PendingUndo }) {
  const dialog = {
    open: true,
    returnTo,
    onCancel: closePendingUndo,
    onConfirm() {
      closePendingUndo();
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
