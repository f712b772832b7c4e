import * as v from 'valibot';
import { listSchema, pageOf, readPage, withoutSecrets, revokedOnly } from './apps.ts';
import { readBytes } from './client.ts';
import type { Query } from './paging.ts';
import { path } from './path.ts';
import { dialectOf } from './platform.ts';
import { patiently } from './retry.ts';
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
  return Array.isArray(parsed.output) ? { ids: parsed.output } : pageOf(parsed.output);
}

/** `appsIn` for one app. */
export function appIn(bytes: ArrayBuffer) {
  const parsed = v.safeParse(appSchema, jsonIn(bytes));
  if (!parsed.success) return { malformed: v.getDotPath(parsed.issues[0]) ?? '' };
  return { app: withoutSecrets(parsed.output) };
}

function jsonIn(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/**
 * The apps that hold a key, as the server finds them; `null` where it can't. No query: its name would hold the
 * key. @throws ApiError
 */
export async function readAppsWithKey(
  organization: string,
  key: string,
  signal: AbortSignal,
): Promise<App[] | null> {
  const clause = dialectOf(organization).clause({ by: 'key', value: key });
  if (!clause) return null;
  for (const only of dialectOf(organization).listsApprovedByDefault ? [{}, revokedOnly] : [{}]) {
    const { rows } = await readPage(organization, { ...clause, ...only }, signal, [key]);
    // Whether the server compares whole keys is nowhere documented (reference §1.3).
    const holders = rows.filter(({ credentials }) =>
      credentials.some(({ consumerKey }) => consumerKey === key),
    );
    if (holders.length > 0) return holders;
  }
  return [];
}
