import type { Attribute } from '../access/attributes.ts';
import { jsonBody, type AppTarget } from './app-requests.ts';
import type { WriteRequest } from './client.ts';
import { dialectOf } from './platform.ts';
import { keyPermission, permissionFor, targetPath } from './status.ts';

// The requests that import, change and delete keys. Each throws TypeError for a name that can't be part of a path, and
// NoOwner.

/** A key that was issued elsewhere. */
export interface ImportedKey {
  consumerKey: string;
  consumerSecret: string;
  /** its life in s; `null` = it never expires; only on X */
  expiresInSeconds: number | null;
}

/** Whether an imported key can have an expiry. */
export function canImportExpiry(organization: string): boolean {
  return dialectOf(organization).keyBodies.expiry;
}

/**
 * `POST …/keys` on X, `…/keys/create` on Edge: 201 with the key. It is approved and has no products, whatever the body
 * says; they need a second call (docs/apigee-api.md, "Creating a key").
 */
export function importKeyRequest(
  target: AppTarget,
  { consumerKey, consumerSecret, expiresInSeconds }: ImportedKey,
): WriteRequest {
  const { importPath, keyBodies, int64 } = dialectOf(target.organization);
  return {
    method: 'POST',
    path: targetPath(target) + importPath,
    ...jsonBody({
      consumerKey,
      consumerSecret,
      ...(keyBodies.expiry &&
        expiresInSeconds !== null && { expiresInSeconds: int64(expiresInSeconds) }),
    }),
    permission: keyPermission(target.organization, 'create'),
    redact: [consumerKey],
    secret: consumerSecret,
  };
}

/** A key in an app. */
export interface KeyTarget extends AppTarget {
  /** the consumer key */
  key: string;
}

/** What a change of a key repeats: what the body leaves out is lost. */
export interface KeyFields {
  attributes: readonly Attribute[];
  scopes: readonly string[];
}

/**
 * `POST …/keys/{key}`: adds one product and leaves the others alone; one with manual approval arrives pending. Replaces
 * attributes, and on X scopes. The key of an AppGroup's app has them in a field (docs/apigee-api.md, "Editing a key").
 */
export function addProductRequest(
  target: KeyTarget,
  product: string,
  { attributes, scopes }: KeyFields,
): WriteRequest {
  const apiProducts = [product];
  const hasScopes = dialectOf(target.organization).keyBodies.scopes;
  const fields = { attributes, ...(hasScopes && { scopes }) };
  const body =
    target.owner.kind === 'appgroup'
      ? { apiProducts, appGroupAppKey: fields }
      : { apiProducts, ...fields };
  return {
    method: 'POST',
    path: targetPath(target),
    ...jsonBody(body),
    ...keyRequest(target),
  };
}

/** `DELETE …/keys/{key}/apiproducts/{product}`: 400 (X) or 500 (Edge) if the key does not have it. */
export function removeProductRequest(target: KeyTarget, product: string): WriteRequest {
  return {
    method: 'DELETE',
    path: targetPath({ ...target, product }),
    ...keyRequest(target),
  };
}

/** Whether the scopes of an owner's keys can be set. */
export function canSetScopes({ owner }: Pick<KeyTarget, 'owner'>): boolean {
  return owner.kind !== 'appgroup';
}

/**
 * `PUT …/keys/{key}`: replaces scopes and attributes. Never with `apiProducts`: POST adds and DELETE removes products, and what
 * PUT does to them is not certain (docs/apigee-api.md, "Editing a key").
 */
export function setScopesRequest(
  target: KeyTarget,
  { attributes, scopes }: KeyFields,
): WriteRequest {
  return {
    method: 'PUT',
    path: targetPath(target),
    ...jsonBody({ attributes, scopes }),
    ...keyRequest(target),
  };
}

/** `DELETE …/keys/{key}`: 200 with the key as it was. */
export function deleteKeyRequest(target: KeyTarget): WriteRequest {
  return {
    method: 'DELETE',
    path: targetPath(target),
    permission: keyPermission(target.organization, 'delete'),
    redact: [target.key],
  };
}

function keyRequest(target: KeyTarget): Pick<WriteRequest, 'permission' | 'redact'> {
  return { permission: permissionFor(target), redact: [target.key] };
}
