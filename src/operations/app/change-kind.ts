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

/**
 * What `Operation.valueIn` returns for what has no status: whether it exists ('' = it does not), or whether fields have the
 * value before the change, the saved one or another.
 */
export const changeValues = {
  exists: 'exists',
  asBefore: 'as before',
  saved: 'saved',
  other: 'other',
};
