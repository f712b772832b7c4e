import { queryOptions } from '@tanstack/react-query';
import { connectionTo } from '../connection/connection.ts';
import { ApiError, hostOf } from './api-error.ts';
import { isRevoked, listSchema, pageOf } from './app-bodies.ts';
import { read } from './client.ts';
import {
  pagesOf,
  totalOfList,
  type List,
  type Page,
  type Place,
  type Query,
} from './lists/paging.ts';
import { path } from './path.ts';
import { dialectOf } from './platform.ts';
import { patiently } from './retry.ts';
import type { SkippedRow } from './lists/rows.ts';
import { appSchema, type App } from './schemas.ts';

/** One page of a list of apps, without secrets. */
export interface AppsPage {
  apps: App[];
  /** where the list goes on; `null` = this is all of it */
  next: Place | null;
  /** how many apps the list has, where the server says so */
  total: number | undefined;
  /** how many apps were listed by their ids, and did not exist any more */
  gone?: number;
  /** rows that are no usable app */
  skipped: readonly SkippedRow[];
  /** the server's pages repeat, so there may be more */
  isLoop?: boolean;
}

/**
 * The apps of an organization, of all owners: the first page, which is all of a small organization. A clause
 * leaves out what the server can (`clauseFor`). Consumer secrets are dropped at the border; the app's own page
 * reads them.
 */
export function appsQuery(organization: string, clause: Query = {}) {
  const isPlain = Object.keys(clause).length === 0;
  return queryOptions({
    queryKey: isPlain ? allAppsKey(organization) : [...filteredAppsKey(organization), clause],
    queryFn: ({ signal }) => readFirstPage(organization, clause, signal),
    staleTime: 60_000,
    retry: false,
  });
}

/** What all lists of an organization that a clause has shortened are kept by. */
export function filteredAppsKey(organization: string) {
  return ['organizations', organization, 'filtered apps'];
}

function allAppsKey(organization: string) {
  return ['organizations', organization, 'apps'];
}

/** One app with its credentials, by app id: an address that survives a change of owner. */
export function appQuery(organization: string, appId: string) {
  return queryOptions({
    queryKey: ['organizations', organization, 'apps', appId],
    queryFn: ({ signal }) => readApp(organization, appId, { signal }),
    staleTime: 10_000,
  });
}

/**
 * One app, read now and once. A look that decides can't be a query: those end with the page that shows them, wait
 * while the tab is hidden, and then answer with what they knew before.
 * @throws ApiError, also when the answer is another app (`isOtherApp`)
 */
export async function readApp(
  organization: string,
  appId: string,
  call: { signal?: AbortSignal } = {},
) {
  const target = path`/organizations/${organization}/apps/${appId}`;
  const app = await read(organization, target, appSchema, call);
  if (app.appId === appId) return app;
  throw new ApiError({
    kind: 'malformed',
    host: hostOf(connectionTo(organization).baseUrl),
    code: otherApp,
    message: 'The response is another app than the one asked for.',
  });
}

const otherApp = 'other-app';

/** Whether a read of one app was answered with another one, as a broken cache does. */
export function isOtherApp(error: unknown): boolean {
  return error instanceof ApiError && error.kind === 'malformed' && error.code === otherApp;
}

// On X, `status` is documented to default to `approved`, and tools that never send it export everything
// (docs/apigee-api.md, "Lists", UNVERIFIED). So: a list without a single revoked app is asked for those too.
async function readFirstPage(
  organization: string,
  clause: Query,
  signal: AbortSignal,
): Promise<AppsPage> {
  const list = appList<App>(organization, (query) =>
    readPage(organization, { ...query, ...clause }, signal),
  );
  const first = await startOf(organization, list, signal);
  // Who asks for a status gets that one.
  const isComplete =
    clause['status'] !== undefined || !mayHideRevoked(organization, first.apps.some(isRevoked));
  if (first.next || isComplete) return first;
  return (await import('./lists/hidden-apps.ts')).withHidden(organization, first, clause, signal);
}

// Of a list of bare ids the first app is loaded, so that there is something to show; the others come one by one.
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

/** Whether the server has more apps than it gave, or may have, and yet leads to no next page. */
export function isShort({ apps, skipped, gone = 0, next, total = 0, isLoop }: AppsPage): boolean {
  return next === null && (isLoop === true || total > apps.length + skipped.length + gone);
}

/** Asks for revoked apps alone. */
export const revokedOnly: Query = { status: 'revoked' };

/** Whether a list that was read to its end may have left revoked apps out: X documents it so, and it has none. */
export function mayHideRevoked(organization: string, hasRevoked: boolean): boolean {
  return dialectOf(organization).listsApprovedByDefault && !hasRevoked;
}

/** How the list of apps is paged; `readOne` reads a page, and gets its part of the query. */
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
 * One page of apps without secrets, or of ids alone where a server never expands. A page that fails is read again
 * by itself.
 *
 * @param redact the consumer keys that the query holds
 * @throws ApiError
 */
export function readPage(
  organization: string,
  query: Query,
  signal: AbortSignal,
  redact: readonly string[] = [],
): Promise<Page<App>> {
  const { wholeApps } = dialectOf(organization);
  return patiently(async () => {
    const target = path`/organizations/${organization}/apps`;
    const call = { query: { ...wholeApps, ...query }, redact, signal };
    return pageOf(await read(organization, target, listSchema, call));
  }, signal);
}
