import { appIn } from '../app-bodies.ts';
import { ApiError } from '../api-error.ts';
import { readAppBytes } from './app-pages.ts';
import type { AppsPage } from '../apps.ts';
import type { Parse } from '../client.ts';
import { waitForTurn } from '../http/pace.ts';
import type { Page, ListCursor } from './paging.ts';
import { isTransient } from '../http/retry.ts';
import type { SkippedRow } from './rows.ts';
import type { App } from '../schemas.ts';

/** How many apps are requested at most before the list is shown. */
const maxFirstLookups = 10;

/**
 * For a first page of bare ids: loads apps until one can be shown, at most ten, so that the list is not empty. `next`
 * has the remaining ids.
 *
 * @throws ApiError
 */
export async function withFirstOfIds(
  organization: string,
  page: AppsPage,
  signal: AbortSignal,
): Promise<AppsPage> {
  const { next } = page;
  const ids = next?.ids ?? [];
  const isEnough = (found: number, requested: number) => found > 0 || requested >= maxFirstLookups;
  const { apps, skipped, gone, left } = await readByIds(organization, ids, signal, isEnough);
  return {
    apps,
    next: next && cursorAfter(next, left),
    total: page.total ?? (next?.query ? undefined : ids.length + page.skipped.length),
    gone,
    skipped: [...page.skipped, ...skipped],
  };
}

/** Loads all apps of a page of bare ids. @throws ApiError */
export async function withAppsOfIds(
  organization: string,
  page: Page<App>,
  signal: AbortSignal,
): Promise<Page<App>> {
  const { ids = [], skipped: odd = [], ...rest } = page;
  const { apps, skipped, gone } = await readByIds(organization, ids, signal);
  return { ...rest, rows: apps, skipped: [...odd, ...skipped], gone };
}

/** A cursor with the remaining `ids`; `null` = the list is complete. */
export function cursorAfter(cursor: ListCursor, ids: readonly string[]): ListCursor | null {
  const { ids: _ids, query, ...rest } = cursor;
  if (ids.length > 0) return { query, ...rest, ids };
  return query && { query, ...rest };
}

// One at a time: a server that can't expand a list should not get a hundred requests at once.
async function readByIds(
  organization: string,
  ids: readonly string[],
  signal: AbortSignal,
  isEnough: (apps: number, requested: number) => boolean = () => false,
) {
  const apps: App[] = [];
  const skipped: SkippedRow[] = [];
  let gone = 0;
  let requested = 0;
  for (const appId of ids) {
    if (isEnough(apps.length, requested)) break;
    requested += 1;
    await waitForTurn(signal);
    const found = await readListedApp(organization, appId, (body) => appIn(body, appId), signal);
    if ('app' in found) apps.push(found.app);
    else if ('skipped' in found) skipped.push(found.skipped);
    else gone += 1;
  }
  return { apps, skipped, gone, left: ids.slice(requested) };
}

/**
 * Loads one app of a list of bare ids. A 404 means that it was deleted since. If the server refuses only this app, it
 * is skipped, so that the others still load.
 *
 * @throws ApiError
 */
export async function readListedApp<T extends object>(
  organization: string,
  appId: string,
  parse: Parse<T>,
  signal: AbortSignal,
): Promise<T | { skipped: SkippedRow } | { isGone: true }> {
  try {
    return await readAppBytes(organization, appId, parse, signal);
  } catch (error) {
    if (!isAboutOneApp(error)) throw error;
    if (error.status === 404) return { isGone: true };
    return { skipped: { path: `apps/${appId}`, reason: `answered ${error.status}` } };
  }
}

function isAboutOneApp(error: unknown): error is ApiError {
  const isHttp = error instanceof ApiError && error.kind === 'http';
  return isHttp && error.status !== 401 && !isTransient(error);
}
