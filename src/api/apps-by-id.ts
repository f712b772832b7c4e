import { ApiError } from './api-error.ts';
import { appIn, readAppBytes } from './app-pages.ts';
import type { AppsPage } from './apps.ts';
import type { Page, Place } from './paging.ts';
import type { SkippedRow } from './rows.ts';
import type { App } from './schemas.ts';

/**
 * A first page of bare ids with the first of its apps that can be shown; `next` has the other ids.
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
  const { apps, skipped, gone, left } = await readByIds(organization, ids, signal, 1);
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
  const { apps, skipped } = await readByIds(organization, ids, signal);
  return { ...rest, rows: apps, skipped: [...odd, ...skipped] };
}

/** The place at which only some of its ids are left; `null` = nothing is left at all. */
export function placeAfter(place: Place, ids: readonly string[]): Place | null {
  const { query, before } = place;
  if (ids.length > 0) return { query, before, ids };
  return query && { query, before };
}

// One after the other: a server that can't expand a list is not one to ask for a hundred apps at once.
async function readByIds(
  organization: string,
  ids: readonly string[],
  signal: AbortSignal,
  most = Infinity,
) {
  const apps: App[] = [];
  const skipped: SkippedRow[] = [];
  let done = 0;
  while (done < ids.length && apps.length < most) {
    const appId = ids[done] ?? '';
    done += 1;
    const found = await readListed(organization, appId, signal);
    if (found && 'app' in found) apps.push(found.app);
    else if (found) skipped.push(found.skipped);
  }
  return { apps, skipped, gone: done - apps.length - skipped.length, left: ids.slice(done) };
}

async function readListed(organization: string, appId: string, signal: AbortSignal) {
  const read = await readBytesIfThere(organization, appId, signal);
  if (!read) return null;
  const found = appIn(read.body, appId);
  if ('malformed' in found) throw read.malformedAt(found.malformed);
  return found;
}

/** One listed app as it comes; `null` = it was deleted between the list and its own read. @throws ApiError */
export async function readBytesIfThere(organization: string, appId: string, signal: AbortSignal) {
  try {
    return await readAppBytes(organization, appId, signal);
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}
