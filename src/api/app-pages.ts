import * as v from 'valibot';
import { listSchema, pageOf, readWholePage, withoutSecrets, revokedOnly } from './apps.ts';
import { readBytes } from './client.ts';
import type { Query } from './paging.ts';
import { path } from './path.ts';
import { dialectOf } from './platform.ts';
import { patiently } from './retry.ts';
import { notAnObject, rowsOf } from './rows.ts';
import { appSchema, type App } from './schemas.ts';

/**
 * One page of whole apps as it comes, to be parsed by `appsIn` in a worker. A page that fails is read again by
 * itself. @throws ApiError
 */
export function readPageBytes(organization: string, query: Query, signal: AbortSignal) {
  const { wholeApps } = dialectOf(organization);
  return patiently(
    () =>
      readBytes(organization, path`/organizations/${organization}/apps`, {
        query: { ...wholeApps, ...query },
        signal,
      }),
    signal,
  );
}

/** One app as it comes, like `readPageBytes`. @throws ApiError */
export function readAppBytes(organization: string, appId: string, signal: AbortSignal) {
  const target = path`/organizations/${organization}/apps/${appId}`;
  return patiently(() => readBytes(organization, target, { signal }), signal);
}

/**
 * What a page holds that was read as bytes: apps without secrets, or ids alone where a server never expands,
 * or the place at which it is malformed.
 */
export function appsIn(bytes: ArrayBuffer) {
  const parsed = v.safeParse(listSchema, jsonIn(bytes));
  if (!parsed.success) return { malformed: v.getDotPath(parsed.issues[0]) ?? '' };
  return pageOf(parsed.output);
}

/**
 * What the body of one app holds: the app, or why it can't be shown, as for a row of a list. A body that is no object
 * is malformed: it says nothing about the app.
 */
export function appIn(bytes: ArrayBuffer, appId: string) {
  const { rows, skipped } = rowsOf([jsonIn(bytes)], appSchema, '');
  const [app] = rows;
  if (app?.appId === appId) return { app: withoutSecrets(app) };
  const reason = skipped[0]?.reason ?? 'is another app than the one asked for';
  if (reason === notAnObject) return { malformed: '' };
  return { skipped: { path: `apps/${appId}`, reason } };
}

function jsonIn(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
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
    const { rows, received = 0, nextPageToken, total = 0 } = page;
    // Whether the server compares whole keys is nowhere documented (reference §1.3).
    const holders = rows.filter(({ credentials }) =>
      credentials.some(({ consumerKey }) => consumerKey === key),
    );
    if (holders.length > 0) return holders;
    isNone &&= received === 0 && nextPageToken === '' && total === 0;
  }
  return isNone ? [] : null;
}
