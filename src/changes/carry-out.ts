import { mutationOptions, type QueryClient, type QueryFilters } from '@tanstack/react-query';
import { isAlready } from '../access/status.ts';
import { ApiError } from '../api/api-error.ts';
import {
  appQuery,
  appsQuery,
  filteredAppsKey,
  readApp,
  withoutSecrets,
  type AppsPage,
} from '../api/apps.ts';
import { isPassing } from '../api/retry.ts';
import type { App } from '../api/schemas.ts';
import { setStatus } from '../api/status.ts';
import { patchCatalog } from '../catalog/catalog.ts';
import { changedByOthers, recordBeginning, recordOutcome, type Finished } from './activity.ts';
import {
  changeKey,
  endingOf,
  isSameSwitch,
  statusAt,
  wireTarget,
  type Change,
  type Outcome,
} from './change.ts';

/** How long work carries changes out. */
interface Batch {
  /** resolves when the next request may go out; the change itself begins at once */
  turn(): Promise<void>;
}

/**
 * The one way a status is changed, from every screen: the app is looked at, one request is sent, the app is
 * read again, and what was read is recorded. It goes on when the page that began it is left.
 *
 * @param batch for one change of many, whose app was read just now (`lookAt`): it is not looked at a second time
 * @returns what came of it, or `null` when nothing was begun: that switch is being changed right now
 */
export async function carryOut(
  client: QueryClient,
  change: Change,
  batch?: Batch,
): Promise<Finished | null> {
  const options = statusChange(client, change, batch);
  if (client.isMutating({ mutationKey: options.mutationKey, exact: true }) > 0) return null;
  const id = recordBeginning(change);
  const outcome = await client.getMutationCache().build(client, options).execute(change);
  if (!outcome.app) readLater(client, change);
  recordOutcome(id, outcome);
  return { id, change, outcome };
}

// What is on the page may be wrong now: it is read anew with all patience, or says that it could not be.
function readLater(client: QueryClient, { organization, app }: Change): void {
  const { queryKey } = appQuery(organization, app.appId);
  void client.invalidateQueries({ queryKey, exact: true });
}

/**
 * Writes to one app wait for each other, as Apigee asks (reference §1.3). Nothing is retried and nothing is
 * queued for later.
 */
function statusChange(client: QueryClient, { organization, app, level }: Change, batch?: Batch) {
  return mutationOptions({
    mutationKey: changeKey(organization, app.appId, level),
    scope: { id: `${organization}/${app.appId}` },
    networkMode: 'always',
    retry: 0,
    mutationFn: async (change: Change): Promise<Outcome> => ({
      ...(await (batch ? send(client, change, batch) : lookAndSend(client, change))),
      at: Date.now(),
    }),
  });
}

type Facts = Omit<Outcome, 'at'>;

async function lookAndSend(client: QueryClient, change: Change): Promise<Facts> {
  const look = await attempt(() => lookAt(client, change.organization, change.app.appId));
  const reason = look.ok ? reasonNotToSend(change, look.value) : reasonOfError(look.error);
  if (reason) return { ...reason, sent: false };
  // An app can have moved to another owner since it was seen.
  return send(client, look.ok ? { ...change, app: look.value } : change);
}

// Somebody else may have been here since the page was read.
function reasonNotToSend(change: Change, app: App): Omit<Facts, 'sent'> | null {
  const status = statusAt(app, change.level);
  if (status === undefined) return { ending: 'gone', app };
  if (isAlready(status, change.action)) return { ending: 'already', app };
  const others = changedByOthers(change, app);
  return others.length > 0 ? { ending: 'conflict', app, others } : null;
}

// A look that the server refuses does not keep a key alive. Where a request could not arrive, or the server
// asks to wait, nothing is sent.
function reasonOfError(error: unknown): Omit<Facts, 'sent'> | null {
  const { kind, status } = error instanceof ApiError ? error : { kind: 'network', status: 0 };
  const isLost = ['network', 'timeout', 'signed-out'].includes(kind);
  return isLost || [401, 404, 429].includes(status) ? { ending: 'not-sent', error } : null;
}

async function send(client: QueryClient, change: Change, batch?: Batch): Promise<Facts> {
  const sent = await attempt(() => setStatus(wireTarget(change), change.action));
  const read = await attempt(() => verify(client, change, batch));
  const app = read.ok ? read.value : undefined;
  const shown = app && statusAt(app, change.level);
  const ending = endingOf({ accepted: sent.ok, shown }, change.action);
  // What somebody else did between the look and the change.
  const others =
    app &&
    changedByOthers(change, app).filter(({ level }) => !isSameSwitch({ ...change, level }, change));
  return {
    ending: app && shown === undefined ? 'gone' : ending,
    sent: true,
    app,
    others: others?.length ? others : undefined,
    error: sent.ok ? (read.ok ? undefined : read.error) : sent.error,
    requestId: sent.ok ? sent.value : undefined,
  };
}

// What broke a connection is often over at once; a server that asks to wait is not asked again.
async function verify(client: QueryClient, change: Change, batch?: Batch): Promise<App> {
  const { organization, app } = change;
  const read = async () => {
    await batch?.turn();
    return lookAt(client, organization, app.appId);
  };
  const first = await attempt(read);
  if (first.ok) return first.value;
  const { error } = first;
  if (!isPassing(error) || error.retryAfter !== undefined) throw error;
  await new Promise((resolve) => setTimeout(resolve, 500));
  return read();
}

/**
 * Reads an app as it is now, and puts it wherever it is shown. Whatever was being read meanwhile may show the
 * state before, so it is thrown away. @throws ApiError
 */
export async function lookAt(
  client: QueryClient,
  organization: string,
  appId: string,
): Promise<App> {
  const { queryKey } = appQuery(organization, appId);
  const found = await readApp(organization, appId);
  await client.cancelQueries({ queryKey, exact: true });
  // A page that shows it gets it with all that is in it; nobody else keeps a secret.
  if (client.getQueryState(queryKey)) client.setQueryData(queryKey, found);
  await patchLists(client, organization, withoutSecrets(found));
  return withoutSecrets(found);
}

// A list that is being read meanwhile may have been read too early, so it is read once more.
async function patchLists(client: QueryClient, organization: string, app: App): Promise<void> {
  void patchCatalog(organization, [app]);
  const lists: QueryFilters[] = [
    { queryKey: appsQuery(organization).queryKey, exact: true },
    { queryKey: filteredAppsKey(organization) },
  ];
  for (const filters of lists) {
    const isReading = client.isFetching(filters) > 0;
    if (isReading) await client.cancelQueries(filters);
    // They are as old as they were: one app in them is not.
    for (const { queryKey, state } of client.getQueryCache().findAll(filters))
      client.setQueryData<AppsPage>(queryKey, (page) => page && withApp(page, app), {
        updatedAt: state.dataUpdatedAt,
      });
    if (isReading) void client.invalidateQueries(filters);
  }
  // What a server found by a status may be another set of apps by now.
  void client.invalidateQueries({
    queryKey: filteredAppsKey(organization),
    refetchType: 'none',
  });
}

function withApp(page: AppsPage, app: App): AppsPage {
  return { ...page, apps: page.apps.map((row) => (row.appId === app.appId ? app : row)) };
}

type Attempt<T> = { ok: true; value: T } | { ok: false; error: unknown };

async function attempt<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, error };
  }
}
