import type { AnyApp } from '../../api/schemas.ts';
import { credentialIn } from '../../operations/app/app-change.ts';
import { keyText } from '../../operations/app/texts/key-text.ts';
import { useState } from 'react';
import { AddCredentialDialog } from './add-credential-dialog.tsx';
import { AddProductDialog } from './add-product-dialog.tsx';
import type { KeyDialogProps } from './dialog-props.ts';
import type { KeyDialog, OpenDialog } from './open-dialog.ts';
import { DeleteKeyDialog } from './delete-key-dialog.tsx';
import { ImportKeyDialog } from './import-key-dialog.tsx';
import { RemoveProductDialog } from './remove-product-dialog.tsx';
import { RotateKeyDialog } from './rotate/rotate-key-dialog.tsx';
import { ScopesDialog } from './scopes-dialog.tsx';

interface Props {
  organization: string;
  /** as it is now, with secrets */
  app: AnyApp;
  dialog: OpenDialog;
  onClose(): void;
}

/** The open dialog that changes the credentials of an app. */
export function CredentialDialogs({ dialog, ...props }: Props) {
  if ('key' in dialog) return <DialogOfKey {...props} dialog={dialog} />;
  return dialog.kind === 'add' ? (
    <AddCredentialDialog {...props} />
  ) : (
    <ImportKeyDialog {...props} />
  );
}

function DialogOfKey({ dialog, ...props }: Props & { dialog: KeyDialog }) {
  // The key can be gone while its dialog is open, such as after it was deleted.
  const [opened] = useState(() => ({
    credential: credentialIn(props.app, dialog.key),
    keyName: keyText(props.app, dialog.key),
  }));
  const credential = credentialIn(props.app, dialog.key) ?? opened.credential;
  if (!credential) return null;
  const Dialog = dialogs[dialog.kind];
  return <Dialog {...props} credential={credential} keyName={opened.keyName} />;
}

const dialogs = {
  rotate: RotateKeyDialog,
  replace: ReplaceKeyDialog,
  'add-product': AddProductDialog,
  'remove-product': RemoveProductDialog,
  scopes: ScopesDialog,
  delete: DeleteKeyDialog,
};

function ReplaceKeyDialog(props: KeyDialogProps) {
  return <RotateKeyDialog {...props} isLeaked />;
}
