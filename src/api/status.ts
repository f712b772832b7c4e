import type { Action, OwnerAction } from '../access/status.ts';
import { ApiError } from './api-error.ts';
import { write, type WriteRequest } from './client.ts';
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

/**
 * The path of an app, a key, or a product in a key, below the base URL.
 *
 * @throws TypeError for a name that can't be part of a path
 * @throws NoOwner
 */
export function targetPath({ organization, owner, app, key, product }: StatusTarget): string {
  const appPath = ownerPath(organization, owner) + path`/apps/${app}`;
  if (key === undefined) return appPath;
  const keyPath = appPath + path`/keys/${key}`;
  return product === undefined ? keyPath : keyPath + path`/apiproducts/${product}`;
}

/** What is needed to change a status: a permission on X, a role on Edge with what it is needed for. */
export function permissionFor({ organization, owner, key }: StatusTarget): string {
  const { permission } = dialectOf(organization);
  if (key !== undefined) return permission('appkeys', 'manage');
  return permission(owner.kind === 'developer' ? 'developerapps' : 'appgroupapps', 'manage');
}

/**
 * The request that approves or revokes: `?action=`, an empty body and the content type that Apigee requires
 * (docs/apigee-api.md, "Status calls"). Only the app of an AppGroup needs PUT.
 *
 * @throws TypeError for a name that can't be part of a path
 * @throws NoOwner
 */
export function statusRequest(target: StatusTarget, action: Action): WriteRequest {
  const isGroupApp = target.owner.kind === 'appgroup' && target.key === undefined;
  return {
    method: isGroupApp ? 'PUT' : 'POST',
    path: targetPath(target),
    ...actionQuery(action),
    permission: permissionFor(target),
    redact: target.key === undefined ? [] : [target.key],
  };
}

/**
 * The request that sets the status of an owner, in the form of `statusRequest`. An AppGroup needs PUT
 * (docs/apigee-api.md, "Status calls").
 *
 * @throws TypeError for a name that can't be part of a path
 * @throws NoOwner
 */
export function ownerStatusRequest(
  organization: string,
  owner: Owner,
  action: OwnerAction,
): WriteRequest {
  return {
    method: owner.kind === 'appgroup' ? 'PUT' : 'POST',
    path: ownerPath(organization, owner),
    ...actionQuery(action),
    permission: ownerPermission(organization, owner),
  };
}

/** What is needed to create or delete an app: a permission on X, a role on Edge with what it is needed for. */
export function appPermission(
  organization: string,
  { kind }: Owner,
  verb: 'create' | 'delete',
): string {
  const of = kind === 'developer' ? 'developerapps' : 'appgroupapps';
  return dialectOf(organization).permission(of, verb);
}

/** What is needed to import or delete a key: a permission on X, a role on Edge with what it is needed for. */
export function keyPermission(organization: string, verb: 'create' | 'delete'): string {
  return dialectOf(organization).permission('appkeys', verb);
}

/** What is needed to change the status of an owner: a permission on X, a role on Edge with what it is needed for. */
export function ownerPermission(organization: string, { kind }: Owner): string {
  const { permission } = dialectOf(organization);
  return permission(kind === 'developer' ? 'developers' : 'appgroups', 'update');
}

function actionQuery(action: string) {
  return { query: { action }, headers: { 'Content-Type': 'application/octet-stream' } };
}

/**
 * Approves or revokes with one request.
 *
 * @returns the request ID, if the server sends one
 * @throws ApiError
 */
export async function setStatus(target: StatusTarget, action: Action) {
  const request = statusRequest(target, action);
  try {
    return await write(target.organization, request);
  } catch (error) {
    const { owner, key, product } = target;
    const isGroupKey = owner.kind === 'appgroup' && key !== undefined && product === undefined;
    if (!(isGroupKey && error instanceof ApiError && error.status === 400)) throw error;
    // For the key of an AppGroup, the Discovery document has the action in a JSON body, but all clients send the query.
    // After a 400 nothing has changed, so the other form can be sent (docs/apigee-api.md, "Status calls").
    return write(target.organization, {
      ...request,
      query: {},
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ action }),
    });
  }
}
