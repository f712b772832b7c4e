import { valueOf, type Attribute } from '../access/attributes.ts';
import { read, type WriteRequest } from './client.ts';
import { ownerPath } from './owners.ts';
import { canBeInPath, path } from './path.ts';
import { dialectOf } from './platform.ts';
import { appSchema, type App, type AppWithSecrets, type Owner } from './schemas.ts';
import { appPermission, permissionFor, targetPath } from './status.ts';

// The requests that create, change and delete apps. Each throws TypeError for a name that can't be part of a path, and
// NoOwner.

/** An app as a path names it: by owner and name. */
export interface AppTarget {
  organization: string;
  owner: Owner;
  /** the app's name, not its ID */
  app: string;
}

/** What a new key is for, and how long it lives. */
export interface NewKey {
  products: readonly string[];
  /** its life in ms; `null` = it never expires */
  expiresInMs: number | null;
  /** what this server takes `keyExpiresIn` for; ms by default (docs/apigee-api.md, "Times and expiry") */
  expiryUnit?: 'ms' | 's' | undefined;
}

/** What an app is created with, and what PUT replaces. */
export interface AppFields {
  callbackUrl: string;
  /** all of them, also `DisplayName` and `Notes`: what is left out is lost */
  attributes: readonly Attribute[];
}

/** `POST {owner}/apps`: 201 with the app and one key; 409 for a name that its owner has (docs/apigee-api.md, "Creating an app"). */
export function createAppRequest(
  { organization, owner, app }: AppTarget,
  fields: AppFields,
  key: NewKey,
): WriteRequest {
  return {
    method: 'POST',
    path: `${ownerPath(organization, owner)}/apps`,
    ...jsonBody({ name: app, ...fields, ...newKeyBody(organization, key) }),
    permission: appPermission(organization, owner, 'create'),
  };
}

/** Whether a new key of an owner's apps needs a product: without one, its request would edit the app instead. */
export function needsProducts({ kind }: Owner): boolean {
  return kind === 'appgroup';
}

/**
 * Generates another key. The body repeats the fields and scopes of the app: what it leaves out is lost. 200 with the whole
 * app; the app of an AppGroup has no POST, so it takes PUT with products (docs/apigee-api.md, "Creating a key").
 *
 * @throws TypeError also without products where `needsProducts`
 */
export function generateKeyRequest(
  target: AppTarget,
  { scopes, ...fields }: AppFields & { scopes: readonly string[] },
  key: NewKey,
): WriteRequest {
  const isPut = needsProducts(target.owner);
  if (isPut && key.products.length === 0) throw new TypeError('PUT without products adds no key');
  return {
    method: isPut ? 'PUT' : 'POST',
    path: targetPath(target),
    ...jsonBody({
      name: target.app,
      ...fields,
      ...(scopes.length > 0 && { scopes }),
      ...newKeyBody(target.organization, key),
    }),
    permission: permissionFor(target),
  };
}

/**
 * `PUT {owner}/apps/{app}`: replaces attributes and callback URL. Never with `apiProducts`, which would generate a key
 * (docs/apigee-api.md, "Editing an app").
 */
export function updateAppRequest(target: AppTarget, fields: AppFields): WriteRequest {
  return {
    method: 'PUT',
    path: targetPath(target),
    ...jsonBody({ name: target.app, ...fields }),
    permission: permissionFor(target),
  };
}

/** Whether the attributes of an owner's apps have calls of their own, which can't touch keys. */
export function hasAttributeCalls({ kind }: Owner): boolean {
  return kind === 'developer';
}

/**
 * The request that turns the attributes of a developer's app from `before` into `after`: of one attribute if only that
 * changes, else of the whole set (docs/apigee-api.md, "Attributes").
 */
export function attributesRequest(
  target: AppTarget,
  before: readonly Attribute[],
  after: readonly Attribute[],
): WriteRequest {
  const all = `${targetPath(target)}/attributes`;
  const permission = permissionFor(target);
  const removed = before.filter(({ name }) => valueOf(after, name) === undefined);
  const set = after.filter(({ name, value }) => valueOf(before, name) !== value);
  const [one, ...more] = [...removed, ...set];
  if (one && more.length === 0 && canBeInPath(one.name)) {
    const single = all + path`/${one.name}`;
    if (removed.length > 0) return { method: 'DELETE', path: single, permission };
    // A new attribute is only documented as part of the set.
    if (valueOf(before, one.name) !== undefined)
      return { method: 'POST', path: single, ...jsonBody(one), permission };
  }
  return { method: 'POST', path: all, ...jsonBody({ attribute: after }), permission };
}

/** `DELETE {owner}/apps/{app}`: 200; its keys end seconds to minutes later (docs/apigee-api.md, "Deleting and rotating"). */
export function deleteAppRequest(target: AppTarget): WriteRequest {
  const { organization, owner } = target;
  return {
    method: 'DELETE',
    path: targetPath(target),
    permission: appPermission(organization, owner, 'delete'),
  };
}

/** Reads an app by owner and name, as it has to be read before its ID is known. @throws ApiError */
export function readOwnedApp(target: AppTarget): Promise<AppWithSecrets> {
  return read(target.organization, targetPath(target), appSchema);
}

/** All attributes of an app, as PUT and the attribute calls take them. */
export function allAttributes({
  reservedAttributes,
  attributes,
}: Pick<App, 'reservedAttributes' | 'attributes'>): Attribute[] {
  return [...reservedAttributes, ...attributes];
}

function newKeyBody(organization: string, { products, expiresInMs, expiryUnit }: NewKey) {
  const length = expiryUnit === 's' ? (expiresInMs ?? 0) / 1000 : (expiresInMs ?? 0);
  const expiresIn = expiresInMs === null ? -1 : Math.round(length);
  return { apiProducts: products, keyExpiresIn: dialectOf(organization).int64(expiresIn) };
}

/** A JSON body with its content type. */
export function jsonBody(body: unknown): Pick<WriteRequest, 'headers' | 'body'> {
  return { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}
