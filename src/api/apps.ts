import { queryOptions } from '@tanstack/react-query';
import { connectionTo } from '../connection/connection.ts';
import { ApiError, hostOf, otherResource } from './api-error.ts';
import { isRevoked, listSchema, pageOf } from './app-bodies.ts';
import { read } from './client.ts';
import {
  pagesOf,
  totalOfList,
  type List,
  type Page,
  type ListCursor,
  type Query,
} from './lists/paging.ts';
import { path } from './path.ts';
import { dialectOf } from './platform.ts';
import { readWithRetries } from './http/retry.ts';
import type { SkippedRow } from './lists/rows.ts';
import { appSchema, type AnyApp, type App, type AppWithSecrets } from './schemas.ts';

/** One page of a list of apps, without secrets. */
export interface AppsPage {
  apps: App[];
  /** the next page; `null` = the list is complete */
  next: ListCursor | null;
  /** the size of the whole list, if the server sends it */
  total: number | undefined;
  /** the number of listed ids whose apps were deleted since */
  gone?: number;
  /** rows that can't be shown */
  skipped: readonly SkippedRow[];
  /** the server's pages repeat, so there may be more */
  isLoop?: boolean;
}

/**
 * The first page of an organization's apps, of all owners; a small organization has only this page. `filter` is
 * applied by the server (`serverFilterFor`). Consumer secrets are dropped; the page of an app loads them.
 */
export function appsQuery(organization: string, filter: Query = {}) {
  const isPlain = Object.keys(filter).length === 0;
  return queryOptions({
    queryKey: isPlain ? allAppsKey(organization) : [...filteredAppsKey(organization), filter],
    queryFn: ({ signal }) => readFirstPage(organization, filter, signal),
    staleTime: 60_000,
    retry: false,
  });
}

/** The query key of all filtered lists of an organization. */
export function filteredAppsKey(organization: string) {
  return ['organizations', organization, 'filtered apps'];
}

function allAppsKey(organization: string) {
  return ['organizations', organization, 'apps'];
}

/** One app with its credentials, by app ID, because its path with owner and name can change. */
export function appQuery(organization: string, appId: string) {
  return queryOptions({
    queryKey: ['organizations', organization, 'apps', appId],
    queryFn: ({ signal }): Promise<AnyApp> => readApp(organization, appId, { signal }),
    staleTime: 10_000,
  });
}

/**
 * Reads one app outside the query cache. A cached query ends with its page, pauses in hidden tabs and can return old
 * data, so it can't decide a write.
 * @throws ApiError, also if the response is another app (`isOtherResource`)
 */
export async function readApp(
  organization: string,
  appId: string,
  call: { signal?: AbortSignal } = {},
): Promise<AppWithSecrets> {
  const target = path`/organizations/${organization}/apps/${appId}`;
  const app = await read(organization, target, appSchema, call);
  if (app.appId === appId) return app;
  throw new ApiError({
    kind: 'malformed',
    host: hostOf(connectionTo(organization).baseUrl),
    code: otherResource,
    message: 'The response is another app than the one asked for.',
  });
}

// If a list has no revoked app, the apps that it may leave out are requested too.
async function readFirstPage(
  organization: string,
  filter: Query,
  signal: AbortSignal,
): Promise<AppsPage> {
  const list = appList<App>(organization, (query) =>
    readPage(organization, { ...query, ...filter }, signal),
  );
  const first = await startOf(organization, list, signal);
  const isComplete =
    filter['status'] !== undefined || !mayHideApps(organization, first.apps.some(isRevoked));
  if (first.next || isComplete) return first;
  return (await import('./lists/hidden-apps.ts')).addHiddenApps(
    organization,
    first,
    filter,
    signal,
  );
}

// If the server sent only ids, loads the first app, so that the list is not empty.
async function startOf(
  organization: string,
  list: List<App>,
  signal: AbortSignal,
): Promise<AppsPage> {
  const { value } = await pagesOf(list).next();
  const { rows = [], skipped = [], received = rows.length, total } = value?.page ?? {};
  const next = value?.next ?? null;
  const page = { apps: distinct(rows), next, total: totalOfList(total, received, next), skipped };
  return next?.ids
    ? (await import('./lists/apps-by-id.ts')).withFirstOfIds(organization, page, signal)
    : page;
}

function distinct(apps: readonly App[]): App[] {
  return [...new Map(apps.map((app) => [app.appId, app])).values()];
}

/** Whether the server has, or may have, more apps than it sent, but no next page. */
export function isTruncatedList({
  apps,
  skipped,
  gone = 0,
  next,
  total = 0,
  isLoop,
}: AppsPage): boolean {
  return next === null && (isLoop === true || total > apps.length + skipped.length + gone);
}

/**
 * The lists of what a plain list may leave out: by the documentation of X, `status` and `keyStatus` default to
 * `approved`, but tools that never send them get all apps (docs/apigee-api.md, "Lists", UNVERIFIED).
 */
export const hiddenLists: readonly Query[] = [
  { status: 'revoked' },
  { keyStatus: 'revoked' },
  { status: 'revoked', keyStatus: 'revoked' },
];

/**
 * Whether a complete list may leave out the apps of `hiddenLists`: a server that lists a revoked app without being
 * asked does not apply these defaults.
 */
export function mayHideApps(organization: string, hasRevoked: boolean): boolean {
  return dialectOf(organization).listsApprovedByDefault && !hasRevoked;
}

/**
 * Which of `hiddenLists` to read after the plain list and the hidden ones that were read; `undefined` = none. If there
 * are no revoked apps that the plain list left out, the server does not apply the defaults, as far as can be told.
 */
export function nextHiddenList(plain: Listed, hidden: readonly Listed[]): Query | undefined {
  const [revoked] = hidden;
  const isHiding = !revoked || [...revoked.ids].some((appId) => !plain.ids.has(appId));
  return isHiding ? hiddenLists[hidden.length] : undefined;
}

/** The app IDs of a list that was read. */
interface Listed {
  ids: ReadonlySet<string>;
}

/** How to page through the list of apps; `readOne` reads a page. */
export function appList<T extends { appId: string }>(
  organization: string,
  readOne: List<T>['readPage'],
): List<T> {
  const { firstPage, nextPage } = dialectOf(organization);
  return {
    firstPage,
    nextPage,
    idOf: ({ appId }) => appId,
    // The code of an unknown startKey (docs/apigee-api.md, "Paging").
    startIsGone: (error) => error instanceof ApiError && error.code.endsWith('_doesnot_exist'),
    readPage: readOne,
  };
}

/**
 * One page of apps without secrets, or of ids if the server doesn't expand; with retries.
 *
 * @param redact the consumer keys in the query
 * @throws ApiError
 */
export function readPage(
  organization: string,
  query: Query,
  signal: AbortSignal,
  redact: readonly string[] = [],
): Promise<Page<App>> {
  const { wholeApps } = dialectOf(organization);
  return readWithRetries(async () => {
    const target = path`/organizations/${organization}/apps`;
    const call = { query: { ...wholeApps, ...query }, redact, signal };
    return pageOf(await read(organization, target, listSchema, call));
  }, signal);
}
