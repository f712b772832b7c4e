import * as v from 'valibot';
import { isAlready } from '../access/status.ts';
import { idListSchema } from './lists/id-list.ts';
import type { Page } from './lists/paging.ts';
import { jsonIn, parseBody, type Malformed } from './read-body.ts';
import { rowsOf, type SkippedRow } from './lists/rows.ts';
import { appListSchema, appSchema, type App } from './schemas.ts';

// What bodies with apps hold. A worker parses them too, so nothing here asks a server for anything.

/** A page of apps, or their ids alone where a server never expands. */
export const listSchema = v.union([idListSchema, appListSchema]);

/** A page without secrets. */
export function pageOf(list: v.InferOutput<typeof listSchema>): Page<App> {
  const { nextPageToken, totalSize: total, skipped, skippedAtEnd } = list;
  const page = { skipped, skippedAtEnd, nextPageToken, total };
  if ('ids' in list)
    return { ...page, rows: [], ids: list.ids, received: list.ids.length + skipped.length };
  const { rows } = list;
  return { ...page, rows: rows.map(withoutSecrets), received: rows.length + skipped.length };
}

/** An app as the list keeps it: neither secrets nor the body that holds them. */
export function withoutSecrets(app: App): App {
  return {
    ...app,
    source: undefined,
    credentials: app.credentials.map((found) => ({ ...found, consumerSecret: undefined })),
  };
}

/** Whether an app is revoked. */
export function isRevoked({ status }: Pick<App, 'status'>): boolean {
  return isAlready(status, 'revoke');
}

/**
 * What a page holds that was read as bytes: apps without secrets, or ids alone where a server never expands, or why
 * it is malformed.
 */
export function appsIn(bytes: ArrayBuffer): Page<App> | Malformed {
  const found = parseBody(listSchema, bytes);
  return 'malformed' in found ? found : pageOf(found.value);
}

/** What the body of one app holds: the app, why it can't be shown, as for a row of a list, or why it is no JSON. */
export function appIn(
  bytes: ArrayBuffer,
  appId: string,
): { app: App } | { skipped: SkippedRow } | Malformed {
  const found = jsonIn(bytes);
  if ('malformed' in found) return found;
  const { rows, skipped } = rowsOf([found.json], appSchema, '');
  const [app] = rows;
  if (app?.appId === appId) return { app: withoutSecrets(app) };
  const reason = skipped[0]?.reason ?? 'is another app than the one asked for';
  return { skipped: { path: `apps/${appId}`, reason } };
}
