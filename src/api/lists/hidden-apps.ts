import { emptyIfRefused, readWholePage } from './app-pages.ts';
import { withKeysOf } from '../app-bodies.ts';
import { appList, nextHiddenList, type AppsPage } from '../apps.ts';
import { pagesOf, type List, type Query } from './paging.ts';
import type { SkippedRow } from './rows.ts';
import type { App } from '../schemas.ts';
import { missingRowsOfAll, repeatsOneOf, type ListCount } from './totals.ts';

/**
 * Adds the apps that a list may leave out. Where the server ignores the filters, the other lists repeat the first and
 * add nothing.
 *
 * @throws ApiError
 */
export async function addHiddenApps(
  organization: string,
  first: AppsPage,
  filter: Query,
  signal: AbortSignal,
): Promise<AppsPage> {
  const hidden: WholeList[] = [];
  for (;;) {
    const only = nextHiddenList(listCountOf(first), hidden.map(listCountOf));
    if (!only) return merged(first, hidden);
    const list = appList<App>(organization, (query) =>
      readWholePage(organization, { ...query, ...filter, ...only }, signal),
    );
    hidden.push(await wholeList(list));
  }
}

type WholeList = Omit<AppsPage, 'next'>;

// Apps are kept by id, because a page can repeat the last app of the previous one.
async function wholeList(list: List<App>): Promise<WholeList> {
  const found = new Map<string, App>();
  const skipped: SkippedRow[] = [];
  let gone = 0;
  let total: number | undefined;
  let isLoop = false;
  for await (const { page, next } of pagesOf(emptyIfRefused(list))) {
    for (const app of page.rows) found.set(app.appId, withKeysOf(app, found.get(app.appId)));
    skipped.push(...(page.skipped ?? []));
    gone += page.gone ?? 0;
    total = page.total ?? total;
    isLoop = next !== null;
  }
  return { apps: [...found.values()], skipped, gone, total, isLoop };
}

function merged(first: AppsPage, hidden: readonly WholeList[]): AppsPage {
  const lists = [first, ...hidden];
  const counts = lists.map(listCountOf);
  const found = new Map<string, App>();
  for (const app of lists.flatMap((list) => list.apps))
    found.set(app.appId, withKeysOf(app, found.get(app.appId)));
  const apps = [...found.values()];
  const skipped = lists.flatMap((list, index) =>
    repeatsOneOf(counts.slice(0, index), listCountOf(list)) ? [] : list.skipped,
  );
  const received = apps.length + skipped.length;
  const total = received + missingRowsOfAll(counts, received);
  return { apps, next: null, total, skipped, isLoop: hidden.some(({ isLoop }) => isLoop === true) };
}

function listCountOf({ apps, skipped, gone = 0, total }: WholeList): ListCount {
  const ids = new Set(apps.map(({ appId }) => appId));
  return { ids, skipped: skipped.length, total: total && Math.max(0, total - gone) };
}
