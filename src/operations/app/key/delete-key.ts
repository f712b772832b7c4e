import { write } from '../../../api/client.ts';
import { deleteKeyRequest } from '../../../api/key-requests.ts';
import { keyPermission } from '../../../api/status.ts';
import type { App } from '../../../api/schemas.ts';
import type { Operation } from '../../operation.ts';
import { appChange, credentialIn, keyTarget, type KeyToChange } from '../app-change.ts';
import { isSwitchId, levelOf } from '../switches.ts';

/** Creates the operation that deletes a key. It can't be undone. */
export function deleteKey(target: KeyToChange, at = Date.now()): Operation<App> {
  const { organization, key } = target;
  const request = () => deleteKeyRequest(keyTarget(target));
  return {
    ...appChange(target, { key }, 'delete-key', at),
    wanted: '',
    stops: true,
    needsRead: true,
    permission: keyPermission(organization, 'delete'),
    valueIn: (state) => credentialIn(state, key)?.status ?? '',
    isShownIn: (state) => credentialIn(state, key) === undefined,
    causes: ({ id, now }) => now === undefined && isSwitchId(id) && levelOf(id).key === key,
    send: () => write(organization, request()),
    request,
    inverse: () => null,
    basedOn: (state, baseAt) => deleteKey({ organization, app: state, key }, baseAt),
  };
}
