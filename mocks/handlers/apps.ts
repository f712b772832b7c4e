import { appsInOrder, appsWithKey, inOrder } from '../app-index.ts';
import { bodies, listReply, reply } from '../bodies/bodies.ts';
import { deletedAppsWithKey } from '../lag.ts';
import type { App, Organization } from '../tables.ts';
import { count, flag, fromStartKey, fromToken, positionOf } from '../paging.ts';
import { appIdNotFound, invalid } from '../refusal.ts';
import { listed } from './find.ts';
import { type Call, route } from './route.ts';

/** The most apps in one page, and the default (docs/apigee-api.md, "Lists"). */
const maxPageRows = 1000;

/**
 * `GET …/apps` (docs/apigee-api.md, "Lists"). Sorted by appId. On X paged by `pageSize` and `pageToken`, with
 * nextPageToken and totalSize; without `pageSize`, and on Edge, by `rows` and `startKey` (an appId, inclusive).
 */
function listApps(call: Call): Response {
  const { organization, url } = call;
  const expand = flag(url, 'expand');
  const options = {
    key: 'app',
    expand,
    idField: 'appId',
    id: (app: App) => app.appId,
    body: (app: App) => bodies(organization).app(app, sendsCredentials(call)),
  };
  const rows = listed(call, select(call));
  const max = { fallback: maxPageRows, max: maxPageRows };
  if (organization.platform === 'x' && url.searchParams.has('pageSize')) {
    const size = count(url, 'x', 'pageSize', max);
    const token = url.searchParams.get('pageToken');
    const page = fromToken(rows, { token, size, overlap: 0, id: options.id });
    const { nextPageToken } = page;
    return listReply(organization, page.rows, {
      ...options,
      page: {
        ...(nextPageToken ? { nextPageToken } : {}),
        ...(rows.length ? { totalSize: rows.length } : {}),
      },
    });
  }
  const page = fromStartKey(rows, {
    startKey: url.searchParams.get('startKey'),
    size: count(url, organization.platform, 'rows', max),
    entity: 'app',
    id: options.id,
  });
  return listReply(organization, page, options);
}

// On X the flag is false by default. On Edge, published clients get credentials with `expand=true`
// alone (docs/apigee-api.md, "Lists"), so only an explicit false leaves them out there.
function sendsCredentials({ organization, url }: Call): boolean {
  return organization.platform === 'x'
    ? flag(url, 'includeCred')
    : url.searchParams.get('includeCred')?.toLowerCase() !== 'false';
}

/** The apps that match the query, sorted by appId. */
function select(call: Call): readonly App[] {
  const { organization, url, lists } = call;
  const query = url.searchParams;
  const tests: ((app: App) => boolean)[] = [];
  let among: readonly App[] = organization.apps;

  const ids = query.get('ids');
  if (ids) {
    const wanted = new Set(ids.split(',').map((id) => id.trim()));
    tests.push((app) => wanted.has(app.appId));
  }
  const defaultStatus = lists === 'approved-unless-asked' ? 'approved' : null;
  const status = statusParameter(call, 'status') ?? defaultStatus;
  if (status) tests.push((app) => same(app.status, status));
  const keyStatus = statusParameter(call, 'keyStatus');
  if (keyStatus) tests.push((app) => app.credentials.some((key) => same(key.status, keyStatus)));
  // Apps without keys and with pending ones could not be asked for, so they stay.
  else if (defaultStatus) tests.push((app) => !hasOnlyRevokedKeys(app));
  // Edge documents no `apiProduct`, so the mock ignores it there: the list is not filtered.
  if (organization.platform === 'x') {
    const product = query.get('apiProduct');
    if (product) tests.push((app) => holds(app, product));
    const filter = query.get('filter');
    if (filter) among = filtered(organization, filter);
  } else {
    // X ignores apptype: "no longer available. Use a filter instead".
    const kind = query.get('apptype')?.toLowerCase();
    if (kind) tests.push((app) => app.owner.kind === kind);
  }
  if (among === organization.apps && !tests.length) return appsInOrder(organization);
  return inOrder(among.filter((app) => tests.every((test) => test(app))));
}

/** Whether `keyStatus` with its documented default hides the app. */
export function hasOnlyRevokedKeys({ credentials }: App): boolean {
  return credentials.length > 0 && credentials.every(({ status }) => same(status, 'revoked'));
}

function statusParameter({ organization, url }: Call, name: 'status' | 'keyStatus'): string | null {
  const value = url.searchParams.get(name);
  if (!value) return null;
  const valid =
    name === 'keyStatus' && organization.platform === 'edge'
      ? ['approved', 'revoked', 'pending']
      : ['approved', 'revoked'];
  if (!valid.includes(value.toLowerCase())) {
    throw invalid(organization.platform, `Invalid value for ${name}: "${value}"`);
  }
  return value;
}

/** `filter` on X: one clause `field=value`. How clauses combine is not documented, so several are 400. */
function filtered(organization: Organization, filter: string): readonly App[] {
  const [, field = '', value = ''] = /^\s*(\w+)\s*=\s*(.*?)\s*$/.exec(filter) ?? [];
  if (/\s(AND|OR)\s/i.test(value)) throw invalid('x', `Invalid filter: one clause only`);
  if (field === 'consumerKey')
    return [...appsWithKey(organization, value), ...deletedAppsWithKey(organization, value)];
  return organization.apps.filter(filterOf(organization, field, value));
}

function filterOf(organization: Organization, field: string, value: string): (app: App) => boolean {
  switch (field) {
    case 'developerEmail': {
      const id = organization.developers.find(({ email }) => email === value)?.developerId;
      return (app) => app.owner.kind === 'developer' && app.owner.id === id;
    }
    case 'apiProduct':
      return (app) => holds(app, value);
    case 'status':
      return (app) => same(app.status, value);
    case 'appId':
      return (app) => app.appId === value;
    case 'appName':
      // May match more than the exact name: apigeecli searches the reply for it (docs/apigee-api.md, "Lists").
      return (app) => app.name.toLowerCase().includes(value.toLowerCase());
    case 'appType':
      return (app) => same(app.owner.kind, value);
    case 'appGroup':
      return (app) => app.owner.kind === 'appgroup' && app.owner.id === value;
    default:
      throw invalid('x', `Invalid filter: "${field || 'no field'}"`);
  }
}

function holds(app: App, product: string): boolean {
  return app.credentials.some((key) => key.products.some(({ name }) => name === product));
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** `GET …/apps/{appId}`: always with credentials (`App` of the contract). */
function getApp(call: Call): Response {
  const { organization } = call;
  const appId = call.param('app');
  const apps = appsInOrder(organization);
  const app = apps[positionOf(apps, appId, (row) => row.appId)];
  if (!app) throw appIdNotFound(appId, organization.name);
  return reply(organization, bodies(organization).app(app, true));
}

export const appHandlers = [
  ...route('get', '/apps', listApps),
  ...route('get', '/apps/:app', getApp),
];
