import { queryOptions } from '@tanstack/react-query';
import { read } from './client.ts';
import { path } from './path.ts';
import { dialectOf } from './platform.ts';
import { appListSchema, appSchema, type App } from './schemas.ts';

/**
 * Every app of an organization, whoever owns it: the only list that has them all (reference §1.3).
 * Consumer secrets are dropped at the border; the app's own page reads them.
 */
export function appsQuery(organization: string) {
  return queryOptions({
    queryKey: ['organizations', organization, 'apps'],
    queryFn: ({ signal }) => readApps(organization, signal),
    staleTime: 60_000,
  });
}

/** One app with its credentials, by app id: an address that survives a change of owner. */
export function appQuery(organization: string, appId: string) {
  return queryOptions({
    queryKey: ['organizations', organization, 'apps', appId],
    queryFn: ({ signal }) =>
      read(organization, path`/organizations/${organization}/apps/${appId}`, appSchema, { signal }),
    staleTime: 10_000,
  });
}

// Pages repeat rows at their seams, and a page that brings nothing new is the end, whatever it says.
async function readApps(organization: string, signal: AbortSignal): Promise<App[]> {
  const { wholeApps, firstPage, nextPage } = dialectOf(organization);
  const target = path`/organizations/${organization}/apps`;
  const apps = new Map<string, App>();
  let page: Record<string, string> | null = firstPage;
  while (page) {
    const query: Record<string, string> = { ...wholeApps, ...page };
    const { app: rows, nextPageToken } = await read(organization, target, appListSchema, {
      query,
      signal,
    });
    const known = apps.size;
    for (const app of rows) apps.set(app.appId, withoutSecrets(app));
    const lastId = rows.at(-1)?.appId ?? '';
    page = apps.size > known ? nextPage({ rows: rows.length, lastId, nextPageToken }) : null;
  }
  return [...apps.values()];
}

/** An app as the list keeps it. */
export function withoutSecrets(app: App): App {
  return {
    ...app,
    credentials: app.credentials.map((found) => ({ ...found, consumerSecret: undefined })),
  };
}
