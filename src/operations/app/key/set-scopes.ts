import { write } from '../../../api/client.ts';
import { setScopesRequest } from '../../../api/key-requests.ts';
import type { App } from '../../../api/schemas.ts';
import { permissionFor } from '../../../api/status.ts';
import type { Operation } from '../../operation.ts';
import { appChange, credentialIn, keyTarget, type KeyToChange } from '../app-change.ts';
import { changeValues } from '../change-kind.ts';
import { fieldDifferences, fieldId } from '../fields.ts';

/** Creates the operation that sets the scopes of a key, where they can be set (`canSetScopes`). */
export function setScopes(
  target: KeyToChange,
  scopes: readonly string[],
  at = Date.now(),
  isUndo = false,
): Operation<App> {
  const { organization, app, key } = target;
  const request = () =>
    setScopesRequest(keyTarget(target), {
      attributes: credentialIn(app, key)?.attributes ?? [],
      scopes,
    });
  const isSaved = (state: App) => isSame(scopesIn(state, key), scopes);
  const ownId = fieldId(organization, app.appId, { field: 'scopes', name: '', key });
  return {
    ...appChange(target, { key }, 'set-scopes', at),
    id: ownId,
    action: isUndo ? 'undo-set-scopes' : 'set-scopes',
    wanted: changeValues.saved,
    stops: false,
    needsRead: true,
    permission: permissionFor(keyTarget(target)),
    valueIn(state) {
      if (!credentialIn(state, key)) return undefined;
      if (isSaved(state)) return changeValues.saved;
      return isSame(scopesIn(state, key), scopesIn(app, key))
        ? changeValues.asBefore
        : changeValues.other;
    },
    isShownIn: isSaved,
    conflicts: (seen, now) =>
      fieldDifferences(organization, seen, now).filter(({ id }) => id === ownId),
    causes: ({ id }, now) => id === ownId && isSaved(now),
    send: () => write(organization, request()),
    request,
    inverse: (state, undoneAt) =>
      setScopes({ organization, app: state, key }, scopesIn(app, key) ?? [], undoneAt, !isUndo),
    basedOn: (state, baseAt) =>
      setScopes({ organization, app: state, key }, scopes, baseAt, isUndo),
  };
}

function scopesIn(app: App, key: string): readonly string[] | undefined {
  return credentialIn(app, key)?.scopes;
}

function isSame(found: readonly string[] | undefined, wanted: readonly string[] = []): boolean {
  return found?.toSorted().join(' ') === wanted.toSorted().join(' ');
}
