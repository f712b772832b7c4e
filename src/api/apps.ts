import { queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import { knownStatus } from '../access/status.ts';
import { ApiError } from './api-error.ts';
import { read } from './client.ts';
import { allRows } from './paging.ts';
import { path } from './path.ts';
import { dialectOf } from './platform.ts';
import { patiently } from './retry.ts';
import { appListSchema, appSchema, idListSchema, type App } from './schemas.ts';

/**
 * Every app of an organization, whoever owns it: the only list that has them all (reference §1.3).
 * Consumer secrets are dropped at the border; the app's own page reads them. A page that fails is read
 * again by itself, so the whole is not.
 */
export function appsQuery(organization: string) {
  return queryOptions({
    queryKey: ['organizations', organization, 'apps'],
    queryFn: ({ signal }) => readEveryApp(organization, signal),
    staleTime: 60_000,
    retry: false,
  });
}

/** One app with its credentials, by app id: an address that survives a change of owner. */
export function appQuery(organization: string, appId: string) {
  return queryOptions({
    queryKey: ['organizations', organization, 'apps', appId],
    queryFn: ({ signal }) => readApp(organization, appId, { signal }),
    staleTime: 10_000,
  });
}

/**
 * One app, read now and once. A look that decides can't be a query: those end with the page that shows them, wait
 * while the tab is hidden, and then answer with what they knew before. @throws ApiError
 */
export function readApp(organization: string, appId: string, call: { signal?: AbortSignal } = {}) {
  return read(organization, path`/organizations/${organization}/apps/${appId}`, appSchema, call);
}

// On X, `status` is documented to default to `approved`, and tools that never send it export everything
// (reference §1.3, UNVERIFIED). So: a list without a single revoked app is asked for those too.
async function readEveryApp(organization: string, signal: AbortSignal): Promise<App[]> {
  const apps = await readApps(organization, {}, signal);
  const { revokedApps } = dialectOf(organization);
  if (!revokedApps || apps.some(({ status }) => knownStatus(status) === 'revoked')) return apps;
  const revoked = await readApps(organization, revokedApps, signal);
  const listed = new Set(apps.map(({ appId }) => appId));
  return [...apps, ...revoked.filter(({ appId }) => !listed.has(appId))];
}

function readApps(organization: string, filter: Record<string, string>, signal: AbortSignal) {
  const { wholeApps, firstPage, nextPage } = dialectOf(organization);
  const target = path`/organizations/${organization}/apps`;
  return allRows<App>({
    firstPage,
    nextPage,
    idOf: ({ appId }) => appId,
    // The code of an unknown startKey (reference §2.4).
    startIsGone: (error) => error instanceof ApiError && error.code.endsWith('_doesnot_exist'),
    readPage: (page) =>
      patiently(async () => {
        const query = { ...wholeApps, ...page, ...filter };
        const schema = v.union([idListSchema, appListSchema]);
        const list = await read(organization, target, schema, { query, signal });
        if (!Array.isArray(list))
          return { rows: list.app.map(withoutSecrets), nextPageToken: list.nextPageToken };
        return { rows: await readByIds(organization, list, signal), nextPageToken: '' };
      }, signal),
  });
}

// One after the other: a server that can't expand a list is not one to ask for a hundred apps at once.
async function readByIds(organization: string, ids: string[], signal: AbortSignal) {
  const apps: App[] = [];
  for (const id of ids) {
    const target = path`/organizations/${organization}/apps/${id}`;
    apps.push(withoutSecrets(await read(organization, target, appSchema, { signal })));
  }
  return apps;
}

/** An app as the list keeps it: neither secrets nor the body that holds them. */
export function withoutSecrets(app: App): App {
  return {
    ...app,
    source: undefined,
    credentials: app.credentials.map((found) => ({ ...found, consumerSecret: undefined })),
  };
}
