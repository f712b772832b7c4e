import { transfer, type Remote } from 'comlink';
import { readPageBytes } from '../api/lists/app-pages.ts';
import { placeAfter, readListedApp } from '../api/lists/apps-by-id.ts';
import { appList, type AppsPage } from '../api/apps.ts';
import { slot } from '../api/pace.ts';
import { pagesOf, totalOfList, type Place, type Query } from '../api/lists/paging.ts';
import type { SkippedRow } from '../api/lists/rows.ts';
import type { Counted } from '../api/lists/totals.ts';
import type { Index } from './whole-index.ts';

/** Where the apps come from, and where they go. */
interface Source {
  organization: string;
  index: Remote<Index>;
  /** ids of the apps of which no other body is needed, whatever came of theirs */
  settled: Set<string>;
}

/** What is left to load of a list, and what came of it. */
interface Plan {
  /** where to go on; `null` = nothing is left */
  place: Place | null | 'start';
  only: Query;
  /** distinct apps */
  ids: Set<string>;
  skipped: number;
  /** how many apps were listed, and did not exist any more */
  gone: number;
  /** how many apps the server says the list has */
  total: number | undefined;
}

/** What a page told, or one app of a list of bare ids. */
export interface Loaded {
  /** where the next page begins */
  place: Place | null;
  ids: readonly string[];
  skipped: readonly SkippedRow[];
  /** how many apps the list has, where that is told */
  total?: number | undefined;
  /** the app was listed, and does not exist any more */
  isGone?: boolean;
}

/** A list from its beginning, or from behind its first page. */
export function planFor(only: Query, first?: AppsPage): Plan {
  const { apps = [], skipped = [], gone = 0, total } = first ?? {};
  const ids = new Set(apps.map(({ appId }) => appId));
  const place = first ? first.next : 'start';
  return { place, only, ids, skipped: skipped.length, gone, total };
}

/** Counts what came. A page that only repeats apps repeats its odd rows too. */
export function addTo(
  plan: Plan,
  { place, ids, skipped, total = plan.total, isGone }: Loaded,
): void {
  const isNew = ids.length === 0 || ids.some((id) => !plan.ids.has(id));
  if (isNew) plan.skipped += skipped.length;
  for (const id of ids) plan.ids.add(id);
  plan.place = place;
  plan.total = total;
  if (isGone) plan.gone += 1;
}

/** How many apps the list has, as far as is known. */
export function aboutIn(plan: Plan): number | undefined {
  const { place, ids, skipped, gone } = plan;
  const left = place === 'start' ? null : place;
  const received = ids.size + skipped + gone + (left?.ids?.length ?? 0);
  return totalOfList(plan.total, received, left) && countedIn(plan).total;
}

/** What came of a list, and how many apps the server says it has. */
export function countedIn({ ids, skipped, total, gone }: Plan): Counted {
  return { ids, skipped, total: total && Math.max(0, total - gone) };
}

/**
 * Loads what is left of a list into the index: pages, and the apps one by one where only their ids came. Tells of
 * each, so that loading can stop after it and go on there.
 *
 * @throws ApiError, or the reason of the abort
 */
export async function* loadPages(
  source: Source,
  { place, only }: Plan,
  signal: AbortSignal,
): AsyncGenerator<Loaded> {
  if (place === null) return;
  const list = appList<{ appId: string }>(source.organization, (query) =>
    takePage(source, { ...query, ...only }, signal),
  );
  if (place !== 'start') yield* loadApps(source, place, signal);
  for await (const { page, next } of place === 'start' ? pagesOf(list) : pagesOf(list, place)) {
    const { rows, skipped = [], total } = page;
    yield { place: next, ids: rows.map(({ appId }) => appId), skipped, total };
    if (next) yield* loadApps(source, next, signal);
  }
}

async function* loadApps(
  source: Source,
  place: Place,
  signal: AbortSignal,
): AsyncGenerator<Loaded> {
  const ids = place.ids ?? [];
  for (const [at, appId] of ids.entries()) {
    const found = source.settled.has(appId)
      ? { ids: [appId], skipped: [] }
      : await takeApp(source, appId, signal);
    source.settled.add(appId);
    yield { ...found, place: placeAfter(place, ids.slice(at + 1)) };
  }
}

async function takePage({ organization, index }: Source, query: Query, signal: AbortSignal) {
  await slot(signal);
  const askedAt = Date.now();
  return readPageBytes(
    organization,
    query,
    (body) => index.takePage(transfer(body, [body]), askedAt),
    signal,
  );
}

async function takeApp({ organization, index }: Source, appId: string, signal: AbortSignal) {
  await slot(signal);
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
