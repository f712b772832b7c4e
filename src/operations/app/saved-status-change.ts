import { nameOfKey, type KeyName } from '../../access/key-names.ts';
import { maskKey } from '../../access/mask.ts';
import type { Action } from '../../access/status.ts';
import type { Owner } from '../../api/schemas.ts';
import type { SavedOperation } from '../operation.ts';
import type { Switch } from './switches.ts';

/** A status change as JSON, without its key. */
export interface SavedStatusChange extends SavedOperation {
  kind: 'status';
  organization: string;
  app: { appId: string; name: string; displayName: string; owner: Owner };
  key?: KeyName | undefined;
  product?: string | undefined;
  action: Action;
}

/** What restores a status change after a reload. */
export function saveStatusChange(
  { organization, app, level: { key, product } }: Switch,
  action: Action,
): SavedStatusChange {
  const { appId, name, displayName, owner } = app;
  return {
    kind: 'status',
    organization,
    app: { appId, name, displayName, owner },
    // The mask of a look-alike key shows more of it than may be stored. Its fingerprint tells it apart.
    key: key === undefined ? undefined : { ...nameOfKey(app, key), mask: maskKey(key) },
    product,
    action,
  };
}
