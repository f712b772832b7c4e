/** A dialog that gives an app another key. */
export interface AppDialog {
  kind: 'add' | 'import';
}

/** A dialog that changes a key. */
export interface KeyDialog {
  kind: 'rotate' | 'replace' | 'add-product' | 'remove-product' | 'scopes' | 'delete';
  /** the consumer key */
  key: string;
}

/** A dialog that changes the credentials of an app. */
export type OpenDialog = AppDialog | KeyDialog;
