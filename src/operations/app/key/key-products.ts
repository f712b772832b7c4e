import { isAlready } from '../../../access/status.ts';
import { write } from '../../../api/client.ts';
import { addProductRequest, removeProductRequest } from '../../../api/key-requests.ts';
import type { App } from '../../../api/schemas.ts';
import { permissionFor } from '../../../api/status.ts';
import type { Operation } from '../../operation.ts';
import { appChange, credentialIn, keyTarget, type KeyToChange } from '../app-change.ts';
import { changeValues } from '../change-kind.ts';
import { statusAt } from '../switches.ts';

/** Creates the operation that adds a product to a key. A product with manual approval arrives pending. */
export function addProduct(target: KeyToChange, product: string, at = Date.now()): Operation<App> {
  const { organization, app, key } = target;
  const request = () =>
    addProductRequest(
      keyTarget(target),
      product,
      credentialIn(app, key) ?? { attributes: [], scopes: [] },
    );
  return {
    ...productChange(target, product, 'add-product', at),
    wanted: changeValues.exists,
    stops: false,
    needsRead: true,
    isShownIn: (state) => hasProduct(state, key, product),
    send: () => write(organization, request()),
    request,
    inverse: (state, undoneAt) =>
      removeProduct({ organization, app: state, key }, product, undoneAt),
    basedOn: (state, baseAt) => addProduct({ organization, app: state, key }, product, baseAt),
  };
}

/**
 * Creates the operation that removes a product from a key. Added again, one with manual approval is pending, and any other
 * is approved. So only an approved one can be added again as the undo: it never has more access than before.
 */
export function removeProduct(
  target: KeyToChange,
  product: string,
  at = Date.now(),
): Operation<App> {
  const { organization, app, key } = target;
  const request = () => removeProductRequest(keyTarget(target), product);
  const common = productChange(target, product, 'remove-product', at);
  return {
    ...common,
    wanted: '',
    stops: true,
    isShownIn: (state) => !hasProduct(state, key, product),
    causes: (row) => row.id === common.id && row.now === undefined,
    send: () => write(organization, request()),
    request,
    inverse: (state, undoneAt) =>
      isAlready(statusAt(app, { key, product }) ?? '', 'approve')
        ? addProduct({ organization, app: state, key }, product, undoneAt)
        : null,
    basedOn: (state, baseAt) => removeProduct({ organization, app: state, key }, product, baseAt),
  };
}

function productChange(
  target: KeyToChange,
  product: string,
  kind: 'add-product' | 'remove-product',
  at: number,
) {
  const { key } = target;
  return {
    ...appChange(target, { key, product }, kind, at),
    permission: permissionFor(keyTarget(target)),
    // Without the key there is nothing to change; a key without the product is a value.
    valueIn: (state: App) => credentialIn(state, key) && (statusAt(state, { key, product }) ?? ''),
  };
}

function hasProduct(state: App, key: string, product: string): boolean {
  return statusAt(state, { key, product }) !== undefined;
}
