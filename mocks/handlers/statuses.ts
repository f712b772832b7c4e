import { HttpResponse } from 'msw';
import { type OwnerKind, type Platform, touch } from '../tables.ts';
import { invalid, productNotOnKey, unsupportedMediaType } from '../refusal.ts';
import { findApp, findKey, findOwner } from './find.ts';
import type { Call } from './route.ts';

// The statuses of apps, keys, products in keys and owners (docs/apigee-api.md, "Status calls"). Levels are
// independent: no function reads or changes another level. Approving an approved row succeeds.

const accessStatuses = { approve: 'approved', revoke: 'revoked' } as const;
const ownerStatuses = { active: 'active', inactive: 'inactive' } as const;

/** Whether the request is a status write: it has the query parameter, even if empty. */
export function hasAction({ url }: Call): boolean {
  return url.searchParams.has('action');
}

/**
 * The new status from `?action=`. 400 for an unknown action. 415 for a Content-Type other than
 * octet-stream; first-generation Edge also accepts a form. Both errors are
 * UNVERIFIED (docs/apigee-api.md, "Known errors").
 */
function statusFrom(call: Call, values: Readonly<Record<string, string>>): string {
  const { platform } = call.organization;
  const type = call.request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  const accepted: readonly string[] =
    platform === 'edge'
      ? ['application/octet-stream', 'application/x-www-form-urlencoded']
      : ['application/octet-stream'];
  if (type && !accepted.includes(type)) throw unsupportedMediaType(type);
  return statusOf(platform, call.url.searchParams.get('action') ?? '', values);
}

/** The status after an action; 400 for an unknown action. */
export function statusOf(
  platform: Platform,
  action: string,
  values: Readonly<Record<string, string>> = accessStatuses,
): string {
  const status = Object.hasOwn(values, action) ? values[action] : undefined;
  if (status === undefined) throw invalid(platform, `Invalid action: "${action}"`);
  return status;
}

/** The reply to a successful status write: no body. */
function noContent(): Response {
  return new HttpResponse(null, { status: 204 });
}

/** Level 1: a product in a key. Edge 204, X 200 with `{}`. */
export function setProductStatus(call: Call, kind: OwnerKind): Response {
  const { platform } = call.organization;
  const { app, key } = findKey(call, kind);
  const name = call.param('product');
  // A product or key that is listed twice has one status: all entries change.
  const products = app.credentials
    .filter(({ consumerKey }) => consumerKey === key.consumerKey)
    .flatMap((row) => row.products)
    .filter((row) => row.name === name);
  if (products.length === 0) throw productNotOnKey(platform, name);
  const status = statusFrom(call, accessStatuses);
  for (const row of products) row.status = status;
  touch(app, call.user);
  return platform === 'edge' ? noContent() : HttpResponse.json({});
}

/** Level 2: a key. */
export function setKeyStatus(call: Call, kind: OwnerKind): Response {
  const { app, key } = findKey(call, kind);
  const status = statusFrom(call, accessStatuses);
  for (const row of app.credentials) if (row.consumerKey === key.consumerKey) row.status = status;
  touch(app, call.user);
  return noContent();
}

/** Level 3: an app. */
export function setAppStatus(call: Call, kind: OwnerKind): Response {
  const app = findApp(call, kind);
  app.status = statusFrom(call, accessStatuses);
  touch(app, call.user);
  return noContent();
}

/** Level 0: a developer, AppGroup or company. */
export function setOwnerStatus(call: Call, kind: OwnerKind): Response {
  const { row } = findOwner(call, kind);
  row.status = statusFrom(call, ownerStatuses);
  touch(row, call.user);
  return noContent();
}
