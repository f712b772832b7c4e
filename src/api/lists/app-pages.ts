import { appList, hiddenLists, readPage } from '../apps.ts';
import { ApiError } from '../api-error.ts';
import { readBytes, type Parse } from '../client.ts';
import { waitForTurn } from '../http/pace.ts';
import { pagesOf, type List, type Page, type Query } from './paging.ts';
import { path } from '../path.ts';
import { dialectOf } from '../platform.ts';
import { readWithRetries } from '../http/retry.ts';
import type { App } from '../schemas.ts';

/**
 * One page of whole apps, parsed by `appsIn` in a worker, with retries.
 *
 * @throws ApiError
 */
export function readPageBytes<T extends object>(
  organization: string,
  query: Query,
  parse: Parse<T>,
  signal: AbortSignal,
): Promise<T> {
  const { wholeApps } = dialectOf(organization);
  const target = path`/organizations/${organization}/apps`;
  const call = { query: { ...wholeApps, ...query }, signal };
  return readWithRetries(() => readBytes(organization, target, call, parse), signal);
}

/** One app, parsed by `appIn` in a worker, with retries. @throws ApiError */
export function readAppBytes<T extends object>(
  organization: string,
  appId: string,
  parse: Parse<T>,
  signal: AbortSignal,
): Promise<T> {
  const target = path`/organizations/${organization}/apps/${appId}`;
  return readWithRetries(() => readBytes(organization, target, { signal }, parse), signal);
}

/** Like `readPage`; if the server sent only ids, loads their apps. @throws ApiError */
export async function readWholePage(
  organization: string,
  query: Query,
  signal: AbortSignal,
  redact: readonly string[] = [],
): Promise<Page<App>> {
  const page = await readPage(organization, query, signal, redact);
  return page.ids
    ? (await import('./apps-by-id.ts')).withAppsOfIds(organization, page, signal)
    : page;
}

/**
 * One of `hiddenLists`, which is empty if the server refuses its filter: a parameter that the server does not know has no
 * default that could hide an app.
 */
export function emptyIfRefused<T>(list: List<T>): List<T> {
  return {
    ...list,
    async readPage(query) {
      try {
        return await list.readPage(query);
      } catch (error) {
        const isRefused = error instanceof ApiError && error.status === 400;
        if (isRefused && query === list.firstPage) return { rows: [], nextPageToken: '' };
        throw error;
      }
    },
  };
}

/**
 * The apps with a consumer key, found by the server with `filter=consumerKey=` (docs/apigee-api.md, "Lists"); revoked
 * ones too, and if there are none, apps whose keys are revoked. Not a cached query, because its cache key would contain
 * the consumer key. The caller waits for the turn of the first request.
 *
 * @returns `null` if not known: the server has no such filter, or its response has other apps, skipped rows or more
 * pages
 * @throws ApiError
 */
export async function readAppsWithKey(
  organization: string,
  key: string,
  signal: AbortSignal,
): Promise<App[] | null> {
  const filter = dialectOf(organization).serverFilter({ by: 'key', value: key });
  if (!filter) return null;
  const holders = new Map<string, App>();
  let isNone = true;
  const lists: Query[] = [
    {},
    ...(dialectOf(organization).listsApprovedByDefault ? hiddenLists : []),
  ];
  for (const only of lists) {
    if (only['keyStatus'] && (holders.size > 0 || !isNone)) break;
    if (only !== lists[0]) await waitForTurn(signal);
    const list = appList<App>(organization, (query) =>
      readWholePage(organization, { ...query, ...filter, ...only }, signal, [key]),
    );
    let isOver = false;
    // What was found stays, also where the server takes no status beside the filter.
    const pages = pagesOf(holders.size > 0 ? emptyIfRefused(list) : list);
    for await (const { page, next } of pages) {
      const { rows, received = rows.length, total = 0 } = page;
      // It is not documented whether the server compares whole keys (docs/apigee-api.md, "Lists").
      const found = rows.filter(({ credentials }) =>
        credentials.some(({ consumerKey }) => consumerKey === key),
      );
      for (const app of found) holders.set(app.appId, app);
      // A match that was skipped or not sent may have the key.
      isNone &&= received === 0 && total === 0;
      isOver = next === null;
      // A server that ignores the filter would send all apps.
      if (isOver || found.length === 0) break;
      await waitForTurn(signal);
    }
    if (!isOver) return null;
  }
  return holders.size > 0 || isNone ? [...holders.values()] : null;
}
