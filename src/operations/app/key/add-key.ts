import { write } from '../../../api/client.ts';
import {
  allAttributes,
  generateKeyRequest,
  needsProducts,
  type NewKey,
} from '../../../api/app-requests.ts';
import type { App, Credential } from '../../../api/schemas.ts';
import { permissionFor } from '../../../api/status.ts';
import { recordsOfValue } from '../../log.ts';
import type { Operation } from '../../operation.ts';
import { appChange, appTarget, credentialIn, type AppToChange } from '../app-change.ts';
import { changeValues } from '../change-kind.ts';
import { isSwitchId, levelOf, switchId } from '../switches.ts';

/**
 * Creates the operation that generates another key of an app. It is never sent twice: while an earlier one may still take
 * effect, none is started, and a key that appeared since `target.app` was loaded counts as the one that was requested.
 * The request repeats attributes, scopes and callback URL, which would be lost otherwise.
 */
export function addKey(target: AppToChange, newKey: NewKey, at = Date.now()): Operation<App> {
  const { organization, app } = target;
  const created = (state: App) => createdKeys(target, newKey, state);
  const request = () =>
    generateKeyRequest(
      appTarget(target),
      { callbackUrl: app.callbackUrl, attributes: allAttributes(app), scopes: app.scopes },
      newKey,
    );
  const common = appChange(target, {}, 'add-key', at);
  const isEdit = needsProducts(app.owner) && newKey.products.length === 0;
  return {
    ...common,
    impossible: common.impossible ?? (isEdit ? 'no-products' : undefined),
    id: JSON.stringify([organization, app.appId, 'new key']),
    wanted: changeValues.exists,
    stops: false,
    isCreation: true,
    keys: {
      before: app.credentials.map(({ consumerKey }) => consumerKey),
      createdSince(known) {
        const credentials = app.credentials.filter((one) => known.includes(one.consumerKey));
        return addKey({ organization, app: { ...app, credentials } }, anyKey, at);
      },
    },
    needsRead: true,
    permission: permissionFor(appTarget(target)),
    valueIn: (state) => (created(state).length > 0 ? changeValues.exists : ''),
    isShownIn: (state) => created(state).length > 0,
    conflicts: (seen, now) => keysAppearedOrGone(organization, seen, now),
    causes: ({ id }, now) =>
      isSwitchId(id) && created(now).some(({ consumerKey }) => consumerKey === levelOf(id).key),
    send: () => write(organization, request()),
    request,
    inverse: () => null,
    basedOn: (state, baseAt) => addKey({ organization, app: state }, newKey, baseAt),
  };
}

/** What was requested before a reload is not known. */
const anyKey: NewKey = { products: [], expiresInMs: null };

/**
 * The keys that a state has, `target.app` does not, and that have the requested products. Several = someone else created
 * one at the same time, and they can't be told apart: the order of keys is not documented.
 */
export function createdKeys(
  { organization, app }: AppToChange,
  { products }: Pick<NewKey, 'products'>,
  state: App,
): Credential[] {
  return state.credentials.filter(
    (found) =>
      !credentialIn(app, found.consumerKey) &&
      hasProducts(found, products) &&
      !wasImported(organization, app, found.consumerKey),
  );
}

function hasProducts({ products: found }: Credential, wanted: readonly string[]): boolean {
  const names = new Set(found.map(({ name }) => name));
  return wanted.every((name) => names.has(name));
}

function wasImported(organization: string, app: App, key: string): boolean {
  const ofKey = recordsOfValue(switchId({ organization, app, level: { key } }));
  return ofKey.some(({ operation }) => operation.action === 'import-key');
}

function keysAppearedOrGone(organization: string, seen: App, now: App) {
  const row = (app: App, { consumerKey: key, status }: Credential) =>
    credentialIn(app, key) ? [] : [{ id: switchId({ organization, app, level: { key } }), status }];
  return [
    ...now.credentials
      .flatMap((key) => row(seen, key))
      .map(({ id, status }) => ({ id, seen: undefined, now: status })),
    ...seen.credentials
      .flatMap((key) => row(now, key))
      .map(({ id, status }) => ({ id, seen: status, now: undefined })),
  ];
}
