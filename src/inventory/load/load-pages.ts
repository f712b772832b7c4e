import { transfer } from 'comlink';
import { emptyIfRefused, readPageBytes } from '../../api/lists/app-pages.ts';
import { cursorAfter, readListedApp } from '../../api/lists/apps-by-id.ts';
import { appList, type AppsPage } from '../../api/apps.ts';
import { waitForTurn } from '../../api/http/pace.ts';
import { pagesOf, totalOfList, type ListCursor, type Query } from '../../api/lists/paging.ts';
import type { SkippedRow } from '../../api/lists/rows.ts';
import type { ListCount } from '../../api/lists/totals.ts';
import type { OrganizationIndex } from '../organization-index.ts';

/** Takes the bodies of pages and apps, for example in a worker. */
export type PageIndex = {
  [Take in 'takePage' | 'takeApp']: (
    ...given: Parameters<OrganizationIndex[Take]>
  ) => Promise<ReturnType<OrganizationIndex[Take]>>;
};

/** What to load, and into which index. */
interface Source {
  organization: string;
  index: PageIndex;
  /** IDs of apps that need no further request */
  settled: Set<string>;
}

/** How far a list is loaded. */
export interface ListProgress {
  /** where to continue; `null` = complete */
  cursor: ListCursor | null | 'start';
  filter: Query;
  /** distinct apps */
  ids: Set<string>;
  skipped: number;
  /** the number of listed apps that were deleted since */
  gone: number;
  /** the size of the list, if the server sends it */
  total: number | undefined;
}

/** The result of a page, or of one app of a list of bare ids. */
export interface Loaded {
  /** where the next page starts */
  cursor: ListCursor | null;
  ids: readonly string[];
  skipped: readonly SkippedRow[];
  /** the size of the list, if the server sends it */
  total?: number | undefined;
  /** the listed app was deleted since */
  isGone?: boolean;
}

/** The progress of a list of which nothing is loaded yet, or its first page. */
export function createListProgress(filter: Query, first?: AppsPage): ListProgress {
  const { apps = [], skipped = [], gone = 0, total } = first ?? {};
  const ids = new Set(apps.map(({ appId }) => appId));
  const cursor = first ? first.next : 'start';
  return { cursor, filter, ids, skipped: skipped.length, gone, total };
}

/** Adds a result. The skipped rows of a page without new apps are repeats and don't count. */
export function addLoaded(
  progress: ListProgress,
  { cursor, ids, skipped, total = progress.total, isGone }: Loaded,
): void {
  const isNew = ids.length === 0 || ids.some((id) => !progress.ids.has(id));
  if (isNew) progress.skipped += skipped.length;
  for (const id of ids) progress.ids.add(id);
  progress.cursor = cursor;
  progress.total = total;
  if (isGone) progress.gone += 1;
}

/** The number of apps in the list, if known. */
export function expectedTotal(progress: ListProgress): number | undefined {
  const { cursor, ids, skipped, gone } = progress;
  const left = cursor === 'start' ? null : cursor;
  const received = ids.size + skipped + gone + (left?.ids?.length ?? 0);
  return totalOfList(progress.total, received, left) && listCountOf(progress).total;
}

/** What was received of a list, to compare with the server's total. */
export function listCountOf({ ids, skipped, total, gone }: ListProgress): ListCount {
  return { ids, skipped, total: total && Math.max(0, total - gone) };
}

/**
 * Loads the rest of a list into the index: page by page, or app by app if the server sends only ids. Yields after each,
 * so that loading can stop there and continue later.
 *
 * @throws ApiError, or the reason of the abort
 */
export async function* loadPages(
  source: Source,
  { cursor, filter }: ListProgress,
  signal: AbortSignal,
): AsyncGenerator<Loaded> {
  if (cursor === null) return;
  const apps = appList<{ appId: string }>(source.organization, (query) =>
    takePage(source, { ...query, ...filter }, signal),
  );
  const list = Object.keys(filter).length === 0 ? apps : emptyIfRefused(apps);
  if (cursor !== 'start') yield* loadApps(source, cursor, signal);
  for await (const { page, next } of cursor === 'start' ? pagesOf(list) : pagesOf(list, cursor)) {
    const { rows, skipped = [], total } = page;
    yield { cursor: next, ids: rows.map(({ appId }) => appId), skipped, total };
    if (next) yield* loadApps(source, next, signal);
  }
}

async function* loadApps(
  source: Source,
  cursor: ListCursor,
  signal: AbortSignal,
): AsyncGenerator<Loaded> {
  const ids = cursor.ids ?? [];
  for (const [at, appId] of ids.entries()) {
    const found = source.settled.has(appId)
      ? { ids: [appId], skipped: [] }
      : await takeApp(source, appId, signal);
    source.settled.add(appId);
    yield { ...found, cursor: cursorAfter(cursor, ids.slice(at + 1)) };
  }
}

async function takePage({ organization, index }: Source, query: Query, signal: AbortSignal) {
  await waitForTurn(signal);
  const askedAt = Date.now();
  return readPageBytes(
    organization,
    query,
    (body) => index.takePage(transfer(body, [body]), askedAt, 'keyStatus' in query),
    signal,
  );
}

async function takeApp({ organization, index }: Source, appId: string, signal: AbortSignal) {
  await waitForTurn(signal);
  const askedAt = Date.now();
  const found = await readListedApp(
    organization,
    appId,
    async (body) => index.takeApp(transfer(body, [body]), appId, askedAt),
    signal,
  );
  if ('isGone' in found) return { ids: [], skipped: [], isGone: true };
  return 'skipped' in found ? { ids: [], skipped: [found.skipped] } : { ids: [appId], skipped: [] };
}
