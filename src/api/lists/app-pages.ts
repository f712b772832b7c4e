import { readPage, revokedOnly } from '../apps.ts';
import { readBytes, type Parse } from '../client.ts';
import type { Page, Query } from './paging.ts';
import { path } from '../path.ts';
import { dialectOf } from '../platform.ts';
import { patiently } from '../retry.ts';
import type { App } from '../schemas.ts';

/**
 * One page of whole apps, parsed by `appsIn` in a worker. A page that fails, or ends early, is read again by itself.
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
  return patiently(() => readBytes(organization, target, call, parse), signal);
}

/** One app, parsed by `appIn`, like `readPageBytes`. @throws ApiError */
export function readAppBytes<T extends object>(
  organization: string,
  appId: string,
  parse: Parse<T>,
  signal: AbortSignal,
): Promise<T> {
  const target = path`/organizations/${organization}/apps/${appId}`;
  return patiently(() => readBytes(organization, target, { signal }, parse), signal);
}

/** `readPage` with all of its apps, also where only their ids came. @throws ApiError */
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
 * The apps that hold a key, as the server finds them by `filter=consumerKey=` (reference §1.3). A query would hold
 * the key in its name, so this is none.
 *
 * @returns `null` where it is not known: the server has no such filter, or its answer has other apps, rows that
 * can't be used, or more pages
 * @throws ApiError
 */
export async function readAppsWithKey(
  organization: string,
  key: string,
  signal: AbortSignal,
): Promise<App[] | null> {
  const clause = dialectOf(organization).clause({ by: 'key', value: key });
  if (!clause) return null;
  let isNone = true;
  for (const only of dialectOf(organization).listsApprovedByDefault ? [{}, revokedOnly] : [{}]) {
    const query = { ...clause, ...only };
    const page = await readWholePage(organization, query, signal, [key]);
    const { rows, received = rows.length, nextPageToken, total = 0 } = page;
    // Whether the server compares whole keys is nowhere documented (reference §1.3).
    const holders = rows.filter(({ credentials }) =>
      credentials.some(({ consumerKey }) => consumerKey === key),
    );
    if (holders.length > 0) return holders;
    // What was found and not sent, or can't be shown, may hold the key.
    isNone &&= received === 0 && nextPageToken === '' && total === 0;
  }
  return isNone ? [] : null;
}
