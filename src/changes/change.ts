import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import { isAlready, type Action } from '../access/status.ts';
import { ApiError } from '../api/api-error.ts';
import { appQuery, appsQuery, withoutSecrets } from '../api/apps.ts';
import type { App } from '../api/schemas.ts';
import { setStatus } from '../api/status.ts';

/** Which of the three switches: the app itself, a key, or a product in a key (product.md §1). */
export interface Level {
  key?: string | undefined;
  product?: string | undefined;
}

/** Something a person wants: one switch of one app set one way. */
export interface Change {
  organization: string;
  app: App;
  level: Level;
  action: Action;
  /** the status that was seen when it was decided */
  before: string;
}

/** What came of it. The app was read again before anything is said. */
export interface Outcome {
  /** the server took the request */
  accepted: boolean;
  /** why not, when it didn't, or when nobody knows */
  error?: unknown;
  /** the status that was read afterwards; `undefined` when that read failed too */
  shown?: string | undefined;
}

/** How an outcome is told; only `done` may look like a success. */
export type Ending = 'done' | 'done-anyway' | 'ignored' | 'unverified' | 'failed';

/** Puts an outcome into one of five endings. What was read decides, not what was answered. */
export function endingOf({ accepted, shown }: Outcome, action: Action): Ending {
  if (shown === undefined) return accepted ? 'unverified' : 'failed';
  if (isAlready(shown, action)) return accepted ? 'done' : 'done-anyway';
  return accepted ? 'ignored' : 'failed';
}

/** The status of a switch in an app; `undefined` when the app no longer has that key or product. */
export function statusAt(app: App, { key, product }: Level): string | undefined {
  if (key === undefined) return app.status;
  const credential = app.credentials.find((found) => found.consumerKey === key);
  if (product === undefined) return credential?.status;
  return credential?.products.find((found) => found.name === product)?.status;
}

/** The mutations of one switch, so that a control finds a change that another page began. */
export function changeKey(organization: string, appId: string, level: Level) {
  return ['status', organization, appId, level.key ?? null, level.product ?? null] as const;
}

interface Observers {
  onSettled(change: Change, outcome: Outcome): void;
}

/**
 * The one way a status is changed: one request, then the app is read again, and that read is what
 * counts. Writes to one app wait for each other, as Apigee asks (reference §1.3). Nothing is retried
 * and nothing is queued for later.
 */
export function statusChange(
  client: QueryClient,
  target: Pick<Change, 'organization' | 'app' | 'level'>,
  { onSettled }: Observers,
) {
  const { organization, app, level } = target;
  return mutationOptions({
    mutationKey: changeKey(organization, app.appId, level),
    scope: { id: `${organization}/${app.appId}` },
    networkMode: 'always',
    retry: 0,
    mutationFn: async (change: Change): Promise<Outcome> => {
      const sent = await attempt(() => setStatus(wireTarget(change), change.action));
      const read = await attempt(() =>
        readAgain(client, change.organization, change.app.appId).then((found) =>
          statusNow(found, change.level),
        ),
      );
      return {
        accepted: sent.ok,
        error: sent.ok ? (read.ok ? undefined : read.error) : sent.error,
        shown: read.ok ? read.value : undefined,
      };
    },
    onSuccess: (outcome, change) => onSettled(change, outcome),
  });
}

// The app can be there without the key or product that was changed.
function statusNow(app: App, level: Level): string {
  const status = statusAt(app, level);
  if (status !== undefined) return status;
  throw new ApiError({ kind: 'http', status: 404, host: app.name, message: '' });
}

function wireTarget({ organization, app, level }: Change) {
  return { organization, owner: app.owner, app: app.name, ...level };
}

// A read that began before the write may answer with the state before it, so it is thrown away first.
async function readAgain(client: QueryClient, organization: string, appId: string): Promise<App> {
  const query = appQuery(organization, appId);
  await client.cancelQueries({ queryKey: query.queryKey });
  const app = await client.query({ ...query, staleTime: 0, retry: 1 });
  const list = appsQuery(organization);
  const isReading = client.isFetching({ queryKey: list.queryKey, exact: true }) > 0;
  if (isReading) await client.cancelQueries({ queryKey: list.queryKey, exact: true });
  client.setQueryData(list.queryKey, (apps) =>
    apps?.map((row) => (row.appId === appId ? withoutSecrets(app) : row)),
  );
  // A list that was being read meanwhile may have been read too early, so it is read once more.
  if (isReading) void client.invalidateQueries({ queryKey: list.queryKey, exact: true });
  return app;
}

type Attempt<T> = { ok: true; value: T } | { ok: false; error: unknown };

async function attempt<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, error };
  }
}
