import { bodies, listReply, reply } from '../bodies/bodies.ts';
import type { App, OwnerKind } from '../tables.ts';
import { count, flag, fromStartKey, fromToken } from '../paging.ts';
import { invalid } from '../refusal.ts';
import { appsOf, findApp, findOwner, listed } from './find.ts';
import { type Call, ownerRoute } from './route.ts';

/**
 * `GET …/developers/{d}/apps` and `…/companies/{c}/apps` (docs/apigee-api.md, "Lists"): at most 100, with
 * `count` up to 1,000 on X; `startKey` is an app name, inclusive. Not expanded, X sends names as
 * `appId` (docs/apigee-api.md, "Response shapes"). For developers, `expand` with `count` or `startKey` is
 * 400.
 */
function listOwnedApps(call: Call, kind: OwnerKind): Response {
  const { organization, url } = call;
  const { platform } = organization;
  const rows = listed(call, appsOf(call, findOwner(call, kind)));
  const paged = url.searchParams.has('count') || url.searchParams.has('startKey');
  const expand = flag(url, 'expand');
  if (expand && paged && kind === 'developer') {
    throw invalid(platform, 'expand is not valid with count or startKey');
  }
  const page = fromStartKey(rows, {
    startKey: url.searchParams.get('startKey'),
    size: count(url, platform, 'count', { fallback: 100, max: platform === 'x' ? 1000 : 100 }),
    entity: 'app',
    id: (app) => app.name,
  });
  return listReply(organization, page, {
    key: 'app',
    expand: expand || (platform === 'x' && flag(url, 'shallowExpand')),
    idField: 'appId',
    id: (app: App) => app.name,
    body: bodies(organization).ownedApp,
  });
}

/**
 * `GET …/appgroups/{g}/apps` (docs/apigee-api.md, "Lists", "Paging"): complete apps, never ids. `nextPageToken` only
 * with `pageSize`; each page starts with the last row of the previous page.
 */
function listAppGroupApps(call: Call): Response {
  const { organization, url } = call;
  const rows = listed(call, appsOf(call, findOwner(call, 'appgroup')));
  const page = fromToken(rows, {
    token: url.searchParams.get('pageToken'),
    size: count(url, 'x', 'pageSize', { fallback: 1000, max: 1000 }),
    overlap: 1,
    id: (app) => app.name,
  });
  const nextPageToken = url.searchParams.has('pageSize') ? page.nextPageToken : undefined;
  return reply(organization, {
    appGroupApps: page.rows.map(bodies(organization).ownedApp),
    nextPageToken,
  });
}

function getOwnedApp(call: Call, kind: OwnerKind): Response {
  return reply(call.organization, bodies(call.organization).ownedApp(findApp(call, kind)));
}

export const ownedAppHandlers = [
  ...ownerRoute('get', '/apps', listOwnedApps, ['developer', 'company']),
  ...ownerRoute('get', '/apps', listAppGroupApps, ['appgroup']),
  ...ownerRoute('get', '/apps/:app', getOwnedApp),
];
