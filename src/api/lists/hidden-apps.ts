import { readWholePage } from './app-pages.ts';
import { appList, revokedOnly, type AppsPage } from '../apps.ts';
import { pagesOf, type List, type Query } from './paging.ts';
import type { SkippedRow } from './rows.ts';
import type { App } from '../schemas.ts';
import { isRepeatOf, missingRowsOfBoth, type ListCount } from './totals.ts';

/**
 * Adds the revoked apps that a list may leave out. If the server ignores the status filter, the second list repeats
 * the first and adds nothing.
 *
 * @throws ApiError
 */
export async function addHiddenApps(
  organization: string,
  first: AppsPage,
  filter: Query,
  signal: AbortSignal,
): Promise<AppsPage> {
  const revoked = appList<App>(organization, (query) =>
    readWholePage(organization, { ...query, ...filter, ...revokedOnly }, signal),
  );
  return merged(first, await wholeList(revoked));
}

type WholeList = Omit<AppsPage, 'next'>;

// Apps are kept by id, because a page can repeat the last app of the previous one.
async function wholeList(list: List<App>): Promise<WholeList> {
  const found = new Map<string, App>();
  const skipped: SkippedRow[] = [];
  let gone = 0;
  let total: number | undefined;
  let isLoop = false;
  for await (const { page, next } of pagesOf(list)) {
    for (const app of page.rows) found.set(app.appId, app);
    skipped.push(...(page.skipped ?? []));
    gone += page.gone ?? 0;
    total = page.total ?? total;
    isLoop = next !== null;
  }
  return { apps: [...found.values()], skipped, gone, total, isLoop };
}

function merged(first: AppsPage, second: WholeList): AppsPage {
  const lists = [listCountOf(first), listCountOf(second)] as const;
  const [{ ids: listed }] = lists;
  const apps = [...first.apps, ...second.apps.filter(({ appId }) => !listed.has(appId))];
  const skipped = isRepeatOf(...lists) ? first.skipped : [...first.skipped, ...second.skipped];
  const received = apps.length + skipped.length;
  const total = received + missingRowsOfBoth(...lists, received);
  return { apps, next: null, total, skipped, isLoop: second.isLoop === true };
}

function listCountOf({ apps, skipped, gone = 0, total }: WholeList): ListCount {
  const ids = new Set(apps.map(({ appId }) => appId));
  return { ids, skipped: skipped.length, total: total && Math.max(0, total - gone) };
}
