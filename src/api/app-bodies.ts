import * as v from 'valibot';
import { isAlready } from '../access/status.ts';
import { idListSchema } from './lists/id-list.ts';
import type { Page } from './lists/paging.ts';
import { jsonIn, parseBody, type Malformed } from './http/read-body.ts';
import { rowsOf, type SkippedRow } from './lists/rows.ts';
import { appListSchema, appSchema, type AnyApp, type App, type AppWithSecrets } from './schemas.ts';

// Parses bodies with apps. The worker loads this module, so it must not import the client.

/** A page of apps, or of their IDs if the server doesn't expand. */
export const listSchema = v.union([idListSchema, appListSchema]);

/** The page in a body, without secrets. */
export function pageOf(list: v.InferOutput<typeof listSchema>): Page<App> {
  const page = pageWithSecretsOf(list);
  return { ...page, rows: page.rows.map(withoutSecrets) };
}

function pageWithSecretsOf(list: v.InferOutput<typeof listSchema>): Page<AppWithSecrets> {
  const page: Page<AppWithSecrets> = 'ids' in list ? { ...list, rows: [] } : list;
  return { ...page, received: (page.ids ?? page.rows).length + list.skipped.length };
}

/** An app without secrets, and without `source`, which has them too. */
export function withoutSecrets({ source: _source, credentials, ...app }: AnyApp): App {
  return {
    ...app,
    credentials: credentials.map(({ consumerSecret: _secret, ...credential }) => credential),
  };
}

/** Whether an app is revoked. */
export function isRevoked({ status }: Pick<App, 'status'>): boolean {
  return isAlready(status, 'revoke');
}

/**
 * An app as a list by key status sends it, with the keys that only an earlier body has: it is not documented whether such
 * a list has all keys of its apps (docs/apigee-api.md, "Lists").
 */
export function withKeysOf<
  A extends { credentials: readonly C[] },
  C extends { consumerKey: string },
>(app: A & { credentials: readonly C[] }, earlier: { credentials: readonly C[] } | undefined): A {
  const known = new Set(app.credentials.map(({ consumerKey }) => consumerKey));
  const others = earlier?.credentials.filter(({ consumerKey }) => !known.has(consumerKey)) ?? [];
  return others.length > 0 ? { ...app, credentials: [...app.credentials, ...others] } : app;
}

/** Parses the body of a page: apps without secrets, or IDs if the server doesn't expand, or why it is malformed. */
export function appsIn(bytes: ArrayBuffer): Page<App> | Malformed {
  const found = parseBody(listSchema, bytes);
  return 'malformed' in found ? found : pageOf(found.value);
}

/** `appsIn` with the secrets, which must not leave the worker that compares them. */
export function appsWithSecretsIn(bytes: ArrayBuffer): Page<AppWithSecrets> | Malformed {
  const found = parseBody(listSchema, bytes);
  return 'malformed' in found ? found : pageWithSecretsOf(found.value);
}

/** Parses the body of one app: the app, or why it can't be shown, or why the body is malformed. */
export function appIn(
  bytes: ArrayBuffer,
  appId: string,
): { app: App } | { skipped: SkippedRow } | Malformed {
  const found = appWithSecretsIn(bytes, appId);
  return 'app' in found ? { app: withoutSecrets(found.app) } : found;
}

/** `appIn` with the secrets, which must not leave the worker that compares them. */
export function appWithSecretsIn(
  bytes: ArrayBuffer,
  appId: string,
): { app: AppWithSecrets } | { skipped: SkippedRow } | Malformed {
  const found = jsonIn(bytes);
  if ('malformed' in found) return found;
  const { rows, skipped } = rowsOf([found.json], appSchema, '');
  const [app] = rows;
  if (app?.appId === appId) return { app };
  const reason = skipped[0]?.reason ?? 'is another app than the one asked for';
  return { skipped: { path: `apps/${appId}`, reason } };
}
