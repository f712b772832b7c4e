import type { Action } from '../access/status.ts';
import { ApiError } from './api-error.ts';
import { write } from './client.ts';
import { ownerPath } from './owners.ts';
import { path } from './path.ts';
import { dialectOf } from './platform.ts';
import type { Owner } from './schemas.ts';

/** What has a status: an app, a key, or a product in a key (docs/apigee-api.md, "Statuses"). */
export interface StatusTarget {
  organization: string;
  owner: Owner;
  /** the app's name, not its ID: the path of a write has owner and name */
  app: string;
  /** the consumer key; absent = the app itself */
  key?: string | undefined;
  /** absent = the whole key */
  product?: string | undefined;
}

/** The path below the base URL, without the action. */
function statusPath({ organization, owner, app, key, product }: StatusTarget): string {
  const appPath = ownerPath(organization, owner) + path`/apps/${app}`;
  if (key === undefined) return appPath;
  const keyPath = appPath + path`/keys/${key}`;
  return product === undefined ? keyPath : keyPath + path`/apiproducts/${product}`;
}

/** What is needed to change a status: a permission on X, a role on Edge. */
export function permissionFor({ organization, owner, key }: StatusTarget): string {
  const { permissions } = dialectOf(organization);
  if (key !== undefined) return permissions.keys;
  return owner.kind === 'appgroup' ? permissions.groupApps : permissions.apps;
}

/**
 * The request that approves or revokes: `?action=`, an empty body and the content type that Apigee requires
 * (docs/apigee-api.md, "Status calls"). Only the app of an AppGroup needs PUT. `path` is below the base URL.
 *
 * @throws TypeError for a name that can't be part of a path
 */
export function statusRequest(target: StatusTarget, action: Action) {
  const isGroupApp = target.owner.kind === 'appgroup' && target.key === undefined;
  const method: 'POST' | 'PUT' = isGroupApp ? 'PUT' : 'POST';
  const headers = { 'Content-Type': 'application/octet-stream' };
  return { method, path: statusPath(target), query: { action }, headers };
}

/**
 * Approves or revokes with one request.
 *
 * @returns the request ID, if the server sends one
 * @throws ApiError
 */
export async function setStatus(target: StatusTarget, action: Action) {
  const { path: address, ...request } = statusRequest(target, action);
  const call = { permission: permissionFor(target), redact: target.key ? [target.key] : [] };
  try {
    return await write(target.organization, address, { ...request, ...call });
  } catch (error) {
    const { owner, key, product } = target;
    const isGroupKey = owner.kind === 'appgroup' && key !== undefined && product === undefined;
    if (!(isGroupKey && error instanceof ApiError && error.status === 400)) throw error;
    // For the key of an AppGroup, the Discovery document has the action in a JSON body, but all clients send the query.
    // After a 400 nothing has changed, so the other form can be sent (docs/apigee-api.md, "Status calls").
    return write(target.organization, address, {
      method: request.method,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ action }),
      ...call,
    });
  }
}
