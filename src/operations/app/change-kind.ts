/** What an operation does to an app or its keys, besides changing a status. */
export type ChangeKind =
  | 'create-app'
  | 'edit-app'
  | 'delete-app'
  | 'add-key'
  | 'import-key'
  | 'delete-key'
  | 'add-product'
  | 'remove-product'
  | 'set-scopes';

/** The values of what has no status, as `Operation.valueIn` returns them. '' = it does not exist. */
export const values = { exists: 'exists', asBefore: 'as before', saved: 'saved', other: 'other' };
