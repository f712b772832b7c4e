import { write } from '../../../api/client.ts';
import { importKeyRequest, type ImportedKey } from '../../../api/key-requests.ts';
import { keyPermission } from '../../../api/status.ts';
import type { App } from '../../../api/schemas.ts';
import type { Operation } from '../../operation.ts';
import { appChange, appTarget, credentialIn, type AppToChange } from '../app-change.ts';
import { changeValues } from '../change-kind.ts';

/**
 * Creates the operation that imports a key: the first of two calls. The key grants nothing until `addProduct` has run for
 * it. Its secret is dropped once the server has accepted it; to send it again then, create a new operation.
 */
export function importKey(
  target: AppToChange,
  imported: ImportedKey,
  at = Date.now(),
): Operation<App> {
  return importWith(target, { ...imported }, at);
}

// All operations that are based on one share `imported`, so that its secret can be dropped.
function importWith(target: AppToChange, imported: ImportedKey, at: number): Operation<App> {
  const { organization } = target;
  const { consumerKey: key } = imported;
  return {
    ...appChange(target, { key }, 'import-key', at),
    wanted: changeValues.exists,
    stops: false,
    isCreation: true,
    needsRead: true,
    permission: keyPermission(organization, 'create'),
    valueIn: (state) => credentialIn(state, key)?.status ?? '',
    isShownIn: (state) => credentialIn(state, key) !== undefined,
    conflicts: () => [],
    async send() {
      const requestId = await write(organization, importKeyRequest(appTarget(target), imported));
      imported.consumerSecret = '';
      return requestId;
    },
    request: () =>
      importKeyRequest(appTarget(target), { ...imported, consumerSecret: secretPlaceholder }),
    inverse: () => null,
    basedOn: (state, baseAt) => importWith({ organization, app: state }, imported, baseAt),
  };
}

/** Replaces the secret where the request is shown. */
const secretPlaceholder = 'CONSUMER_SECRET';
