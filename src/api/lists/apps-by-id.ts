import { appIn } from '../app-bodies.ts';
import { ApiError } from '../api-error.ts';
import { readAppBytes } from './app-pages.ts';
import type { AppsPage } from '../apps.ts';
import type { Parse } from '../client.ts';
import { slot } from '../pace.ts';
import type { Page, Place } from './paging.ts';
import { isPassing } from '../retry.ts';
import type { SkippedRow } from './rows.ts';
import type { App } from '../schemas.ts';

/** How many apps are asked for at most before the list shows what came. */
const mostAskedAtFirst = 10;

/**
 * A first page of bare ids with the first of its apps that can be shown, if it is among the first ten; `next` has the
 * other ids.
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
  const isEnough = (found: number, asked: number) => found > 0 || asked >= mostAskedAtFirst;
  const { apps, skipped, gone, left } = await readByIds(organization, ids, signal, isEnough);
  return {
    apps,
    next: next && placeAfter(next, left),
    total: page.total ?? (next?.query ? undefined : ids.length + page.skipped.length),
    gone,
    skipped: [...page.skipped, ...skipped],
  };
}

/** A page of bare ids with all of its apps. @throws ApiError */
export async function withAppsOfIds(
  organization: string,
  page: Page<App>,
  signal: AbortSignal,
): Promise<Page<App>> {
  const { ids = [], skipped: odd = [], ...rest } = page;
  const { apps, skipped, gone } = await readByIds(organization, ids, signal);
  return { ...rest, rows: apps, skipped: [...odd, ...skipped], gone };
}

/** The place at which only some of its ids are left; `null` = nothing is left at all. */
export function placeAfter(place: Place, ids: readonly string[]): Place | null {
  const { ids: _ids, query, ...rest } = place;
  if (ids.length > 0) return { query, ...rest, ids };
  return query && { query, ...rest };
}

// One after the other: a server that can't expand a list is not one to ask for a hundred apps at once.
async function readByIds(
  organization: string,
  ids: readonly string[],
  signal: AbortSignal,
  isEnough: (apps: number, asked: number) => boolean = () => false,
) {
  const apps: App[] = [];
  const skipped: SkippedRow[] = [];
  let gone = 0;
  let asked = 0;
  for (const appId of ids) {
    if (isEnough(apps.length, asked)) break;
    asked += 1;
    await slot(signal);
    const found = await readListedApp(organization, appId, (body) => appIn(body, appId), signal);
    if ('app' in found) apps.push(found.app);
    else if ('skipped' in found) skipped.push(found.skipped);
    else gone += 1;
  }
  return { apps, skipped, gone, left: ids.slice(asked) };
}

/**
 * One app of a list of bare ids: what `parse` makes of its body; or that it was deleted meanwhile; or why it cannot
 * be shown, where the server refuses this app and may answer for the next.
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
  return isHttp && error.status !== 401 && !isPassing(error);
}
