import type { AnyApp, AnyCredential } from '../../api/schemas.ts';

/** What every dialog gets that changes the credentials of an app. */
export interface AppDialogProps {
  organization: string;
  /** as it is now, with secrets */
  app: AnyApp;
  onClose(): void;
}

/** What every dialog gets that changes one key. */
export interface KeyDialogProps extends AppDialogProps {
  credential: AnyCredential;
  /** the name of the key in its app */
  keyName: string;
}
