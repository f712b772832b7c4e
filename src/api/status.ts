import type { Action } from '../access/status.ts';
import { ApiError } from './api-error.ts';
import { write } from './client.ts';
import { ownerPath } from './owners.ts';
import { path } from './path.ts';
import { dialectOf } from './platform.ts';
import type { Owner } from './schemas.ts';

/** One of the three switches: an app, a key of it, or a product in that key (product.md §1). */
export interface StatusTarget {
  organization: string;
  owner: Owner;
  /** the app's name, not its id: every write goes by owner and name */
  app: string;
  /** the consumer key; absent = the app itself */
  key?: string | undefined;
  /** absent = the whole key */
  product?: string | undefined;
}

/** The address of a switch below the base URL, without the action. */
function statusPath({ organization, owner, app, key, product }: StatusTarget): string {
  const appPath = ownerPath(organization, owner) + path`/apps/${app}`;
  if (key === undefined) return appPath;
  const keyPath = appPath + path`/keys/${key}`;
  return product === undefined ? keyPath : keyPath + path`/apiproducts/${product}`;
}

/** What it takes to change a switch: a permission on X, a role on Edge. */
export function permissionFor({ organization, owner, key }: StatusTarget): string {
  const { permissions } = dialectOf(organization);
  if (key !== undefined) return permissions.keys;
  return owner.kind === 'appgroup' ? permissions.groupApps : permissions.apps;
}

/**
 * Approves or revokes: one request with `?action=`, an empty body and the content type that Apigee asks
 * for (reference §1.1). An AppGroup's app is the one target that takes PUT.
 *
 * @returns the server's name for the request, where it gives one
 * @throws ApiError
 */
export async function setStatus(target: StatusTarget, action: Action) {
  const address = statusPath(target);
  const inGroup = target.owner.kind === 'appgroup';
  const method = inGroup && target.key === undefined ? 'PUT' : 'POST';
  const headers = { 'content-type': 'application/octet-stream' };
  const permission = permissionFor(target);
  try {
    const query = { action };
    return await write(target.organization, address, { method, query, headers, permission });
  } catch (error) {
    const isGroupKey = inGroup && target.key !== undefined && target.product === undefined;
    if (!(isGroupKey && error instanceof ApiError && error.status === 400)) throw error;
    // Discovery has the action of an AppGroup's key in a JSON body; every client sends the query. A 400
    // means that the query form was refused, so nothing has happened yet (reference §1.1, the quirk).
    return write(target.organization, address, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ action }),
      permission,
    });
  }
}
