import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import { isAlready } from '../access/status.ts';
import { ApiError } from '../api/api-error.ts';
import { appsQuery, lastingAppQuery, withoutSecrets } from '../api/apps.ts';
import type { App } from '../api/schemas.ts';
import { setStatus } from '../api/status.ts';
import { changedByOthers, recordBeginning, recordOutcome, type Finished } from './activity.ts';
import { changeKey, endingOf, statusAt, wireTarget, type Change, type Outcome } from './change.ts';

/**
 * The one way a status is changed, from every screen: the app is looked at, one request is sent, the app is
 * read again, and what was read is recorded. It goes on when the page that began it is left.
 *
 * @returns what came of it, or `null` when nothing was begun: that switch is being changed right now
 */
export async function carryOut(client: QueryClient, change: Change): Promise<Finished | null> {
  const options = statusChange(client, change);
  if (client.isMutating({ mutationKey: options.mutationKey, exact: true }) > 0) return null;
  const id = recordBeginning(change);
  const outcome = await client.getMutationCache().build(client, options).execute(change);
  recordOutcome(id, outcome);
  return { id, change, outcome };
}

/**
 * Writes to one app wait for each other, as Apigee asks (reference §1.3). Nothing is retried and nothing is
 * queued for later.
 */
function statusChange(client: QueryClient, { organization, app, level }: Change) {
  return mutationOptions({
    mutationKey: changeKey(organization, app.appId, level),
    scope: { id: `${organization}/${app.appId}` },
    networkMode: 'always',
    retry: 0,
    mutationFn: async (change: Change): Promise<Outcome> => ({
      ...((await reasonNotToSend(client, change)) ?? (await send(client, change))),
      at: Date.now(),
    }),
  });
}

// Somebody else may have been here since the page was read. A look that the server refuses does not keep a
// key alive: only one that shows that a request could not arrive, or has nothing to change, does.
async function reasonNotToSend(
  client: QueryClient,
  change: Change,
): Promise<Omit<Outcome, 'at'> | null> {
  const look = await attempt(() => readAgain(client, change));
  if (!look.ok)
    return couldNotArrive(look.error) ? { ending: 'not-sent', error: look.error } : null;
  const app = look.value;
  const status = statusAt(app, change.level);
  if (status === undefined) return { ending: 'not-sent', error: gone(), app };
  if (isAlready(status, change.action)) return { ending: 'already', app };
  return changedByOthers(change, app).length > 0 ? { ending: 'conflict', app } : null;
}

async function send(client: QueryClient, change: Change): Promise<Omit<Outcome, 'at'>> {
  const sent = await attempt(() => setStatus(wireTarget(change), change.action));
  const read = await attempt(() => readAgain(client, change));
  const app = read.ok ? read.value : undefined;
  const shown = app && statusAt(app, change.level);
  const refused = sent.ok ? undefined : sent.error;
  const unread = read.ok ? shown === undefined && gone() : read.error;
  return {
    ending: endingOf({ accepted: sent.ok, shown }, change.action),
    app,
    error: refused ?? (unread || undefined),
    requestId: sent.ok ? sent.value : undefined,
  };
}

function couldNotArrive(error: unknown): boolean {
  if (!(error instanceof ApiError)) return true;
  const { kind, status } = error;
  return ['network', 'timeout', 'signed-out'].includes(kind) || status === 401 || status === 404;
}

// The app can be there without the key or product that was to be changed.
function gone(): ApiError {
  return new ApiError({ kind: 'http', status: 404, host: '', message: '' });
}

// A read that began earlier may answer with the state before, so it is thrown away first.
async function readAgain(client: QueryClient, { organization, app }: Change): Promise<App> {
  const query = lastingAppQuery(organization, app.appId);
  await client.cancelQueries({ queryKey: query.queryKey });
  const found = await client.query({ ...query, retry: 1 });
  await patchList(client, organization, found);
  return found;
}

// A list that is being read meanwhile may have been read too early, so it is read once more.
async function patchList(client: QueryClient, organization: string, app: App): Promise<void> {
  const { queryKey } = appsQuery(organization);
  const isReading = client.isFetching({ queryKey, exact: true }) > 0;
  if (isReading) await client.cancelQueries({ queryKey, exact: true });
  client.setQueryData(queryKey, (apps) =>
    apps?.map((row) => (row.appId === app.appId ? withoutSecrets(app) : row)),
  );
  if (isReading) void client.invalidateQueries({ queryKey, exact: true });
}

type Attempt<T> = { ok: true; value: T } | { ok: false; error: unknown };

async function attempt<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, error };
  }
}
