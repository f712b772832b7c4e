import { readWholePage } from './app-pages.ts';
import { appList, revokedOnly, type AppsPage } from '../apps.ts';
import { pagesOf, type List, type Query } from './paging.ts';
import type { SkippedRow } from './rows.ts';
import type { App } from '../schemas.ts';
import { isRepeatOf, missingInBoth, type Counted } from './totals.ts';

/**
 * A page that is all of a list, with the revoked apps that the list may hide. Where the server ignores the status, what
 * it sends then is the list once more.
 *
 * @throws ApiError
 */
export async function withHidden(
  organization: string,
  first: AppsPage,
  clause: Query,
  signal: AbortSignal,
): Promise<AppsPage> {
  const revoked = appList<App>(organization, (query) =>
    readWholePage(organization, { ...query, ...clause, ...revokedOnly }, signal),
  );
  return together(first, await wholeList(revoked));
}

type WholeList = Omit<AppsPage, 'next'>;

// Pages repeat apps at their seams, so apps are kept by id.
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

function together(first: AppsPage, second: WholeList): AppsPage {
  const lists = [countedIn(first), countedIn(second)] as const;
  const [{ ids: listed }] = lists;
  const apps = [...first.apps, ...second.apps.filter(({ appId }) => !listed.has(appId))];
  const skipped = isRepeatOf(...lists) ? first.skipped : [...first.skipped, ...second.skipped];
  const received = apps.length + skipped.length;
  const total = received + missingInBoth(...lists, received);
  return { apps, next: null, total, skipped, isLoop: second.isLoop === true };
}

function countedIn({ apps, skipped, gone = 0, total }: WholeList): Counted {
  const ids = new Set(apps.map(({ appId }) => appId));
  return { ids, skipped: skipped.length, total: total && Math.max(0, total - gone) };
}
