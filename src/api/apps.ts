import { queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import { isAlready } from '../access/status.ts';
import { connectionTo } from '../connection/connection.ts';
import { ApiError, hostOf } from './api-error.ts';
import { read } from './client.ts';
import { allRows, pagesOf, type List, type Place, type Query } from './paging.ts';
import { path } from './path.ts';
import { dialectOf } from './platform.ts';
import { patiently } from './retry.ts';
import type { SkippedRow } from './rows.ts';
import { appListSchema, appSchema, idListSchema, type App } from './schemas.ts';

/** One page of a list of apps, without secrets. */
export interface AppsPage {
  apps: App[];
  /** where the list goes on; `null` = this is all of it */
  next: Place | null;
  /** how many apps the list has, where the server says so */
  total: number | undefined;
  /** rows that are no usable app */
  skipped: SkippedRow[];
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
  let total: number | undefined;
  const skipped: SkippedRow[] = [];
  const list = appList<App>(organization, async (query) => {
    const page = await readPage(organization, { ...query, ...clause }, signal);
    ({ total } = page);
    skipped.push(...page.skipped);
    return page;
  });
  const { value: first } = await pagesOf(list).next();
  const { rows = [], next = null } = first ?? {};
  // Who asks for a status gets that one.
  const isComplete =
    clause['status'] !== undefined || !mayHideRevoked(organization, rows.some(isRevoked));
  if (next || isComplete) return { apps: rows, next, total, skipped };
  const revoked = appList<App>(organization, (query) =>
    readPage(organization, { ...query, ...clause, ...revokedOnly }, signal),
  );
  const listed = new Set(rows.map(({ appId }) => appId));
  const hidden = (await allRows(revoked)).filter(({ appId }) => !listed.has(appId));
  return { apps: [...rows, ...hidden], next, total: sumOf(total, rows, hidden), skipped };
}

// Where the server says that it has more than it gave, the total stays its own.
function sumOf(total: number | undefined, rows: readonly App[], hidden: readonly App[]): number {
  return Math.max(total ?? 0, rows.length) + hidden.length;
}

/** Whether the server says that it has more apps than it gave, and yet names no next page. */
export function isShort({ apps, skipped, next, total }: AppsPage): boolean {
  return next === null && (total ?? 0) > apps.length + skipped.length;
}

/** Asks for revoked apps alone. */
export const revokedOnly: Query = { status: 'revoked' };

/** Whether a list that was read to its end may have left revoked apps out: X documents it so, and it has none. */
export function mayHideRevoked(organization: string, hasRevoked: boolean): boolean {
  return dialectOf(organization).listsApprovedByDefault && !hasRevoked;
}

/** Whether an app is revoked. */
export function isRevoked({ status }: Pick<App, 'status'>): boolean {
  return isAlready(status, 'revoke');
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
 * One page of whole apps. A page that fails is read again by itself.
 *
 * @param redact the consumer keys that the query holds
 * @throws ApiError
 */
export function readPage(
  organization: string,
  query: Query,
  signal: AbortSignal,
  redact: readonly string[] = [],
) {
  const { wholeApps } = dialectOf(organization);
  return patiently(async () => {
    const list = await read(organization, path`/organizations/${organization}/apps`, listSchema, {
      query: { ...wholeApps, ...query },
      redact,
      signal,
    });
    if (!Array.isArray(list)) return pageOf(list);
    const rows = await readByIds(organization, list, signal);
    return { rows, skipped: [], nextPageToken: '', total: undefined };
  }, signal);
}

/** A page of apps, or their ids alone where a server never expands. */
export const listSchema = v.union([idListSchema, appListSchema]);

/** A page without secrets. */
export function pageOf({
  rows,
  skipped,
  nextPageToken,
  totalSize,
}: v.InferOutput<typeof appListSchema>) {
  return { rows: rows.map(withoutSecrets), skipped, nextPageToken, total: totalSize };
}

// One after the other: a server that can't expand a list is not one to ask for a hundred apps at once.
async function readByIds(organization: string, ids: string[], signal: AbortSignal) {
  const apps: App[] = [];
  for (const id of ids) {
    const app = await readIfThere(organization, id, signal);
    if (app) apps.push(withoutSecrets(app));
  }
  return apps;
}

// An app can be deleted between the list and its own read.
async function readIfThere(organization: string, id: string, signal: AbortSignal) {
  try {
    return await readApp(organization, id, { signal });
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}

/** An app as the list keeps it: neither secrets nor the body that holds them. */
export function withoutSecrets(app: App): App {
  return {
    ...app,
    source: undefined,
    credentials: app.credentials.map((found) => ({ ...found, consumerSecret: undefined })),
  };
}
