import { nameOfKey, type KeyName } from '../../access/key-names.ts';
import { maskKey } from '../../access/mask.ts';
import type { Action } from '../../access/status.ts';
import type { Owner } from '../../api/schemas.ts';
import type { SavedOperation } from '../operation.ts';
import type { ChangeKind } from './change-kind.ts';
import type { Switch } from './switches.ts';

/** What an operation on an app is about as JSON, without its key. */
interface SavedSubject {
  organization: string;
  /** an app that was created has no ID yet */
  app: { appId?: string; name: string; displayName: string; owner: Owner };
  key?: KeyName | undefined;
  product?: string | undefined;
}

/** A status change as JSON. */
export interface SavedStatusChange extends SavedOperation, SavedSubject {
  kind: 'status';
  app: SavedSubject['app'] & { appId: string };
  action: Action;
}

/** Another change of an app or its keys as JSON. What it wrote is not part of it, so it can only be shown. */
export interface SavedChange extends SavedOperation, SavedSubject {
  kind: 'change';
  change: ChangeKind;
}

/** What restores a status change after a reload. */
export function saveStatusChange(target: Switch, action: Action): SavedStatusChange {
  const { app, ...subject } = subjectOf(target);
  return { kind: 'status', ...subject, app: { ...app, appId: target.app.appId }, action };
}

/** What shows another change after a reload. */
export function saveChange(target: Subject, change: ChangeKind): SavedChange {
  return { kind: 'change', ...subjectOf(target), change };
}

interface Subject extends Pick<Switch, 'organization' | 'level'> {
  app: SavedSubject['app'] & Pick<Switch['app'], 'credentials'>;
}

function subjectOf({ organization, app, level: { key, product } }: Subject): SavedSubject {
  const { appId, name, displayName, owner } = app;
  return {
    organization,
    app: { ...(appId !== undefined && { appId }), name, displayName, owner },
    // The mask of a look-alike key shows more of it than may be stored. Its fingerprint tells it apart.
    key: key === undefined ? undefined : { ...nameOfKey(app, key), mask: maskKey(key) },
    product,
  };
}
