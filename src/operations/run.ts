import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import { isAlready } from '../access/status.ts';
import { ApiError } from '../api/api-error.ts';
import { appQuery, isOtherApp } from '../api/apps.ts';
import type { App } from '../api/schemas.ts';
import { setStatus } from '../api/status.ts';
import {
  recordStart,
  recordConfirming,
  recordOutcome,
  recordSent,
  type FinishedChange,
} from './log.ts';
import { fetchSettled } from './app/app-resource.ts';
import { attempt } from './attempt.ts';
import { changeKey, statusAt, wireTarget, type Change, type Outcome } from './app/status-change.ts';
import {
  confirm,
  confirmationOf,
  outcomeOfConfirmation,
  readOnce,
  type Confirmation,
} from './confirmation.ts';
import { changedByOthers, contradictsOwnWrite, isConfirming } from './own-writes.ts';

/** How a bulk run makes one of its changes. */
interface Batch {
  /** resolves when the next request may be sent; the write itself is sent at once */
  nextTurn(): Promise<void>;
}

/** A change that was started: finished, or confirmed by repeated reads. */
type StartedChange =
  | { finished: FinishedChange }
  | { confirming: Promise<FinishedChange>; refusal: unknown };

/**
 * The only way to change a status: read the app, send one request, read again, record. Continues after its page is
 * left.
 *
 * @param onConfirming called when the first read after the request does not show the change and more reads follow
 * @returns the finished record, or `null` when nothing was started: this switch is being changed right now
 */
export async function runChange(
  client: QueryClient,
  change: Change,
  onConfirming?: () => void,
): Promise<FinishedChange | null> {
  const started = await startChange(client, change);
  if (!started) return null;
  if ('finished' in started) return started.finished;
  onConfirming?.();
  return started.confirming;
}

/**
 * `runChange`, up to the first read after the request. If that does not show the change, more reads follow; the next
 * change of the same app does not wait for them.
 *
 * @param batch for a bulk run, which has just read the app (`fetchSettled`): it is not read again before sending
 */
export async function startChange(
  client: QueryClient,
  change: Change,
  batch?: Batch,
): Promise<StartedChange | null> {
  const id = { current: 0 };
  const options = statusChange(client, change, () => id.current, batch);
  const isUnderWay = client.isMutating({ mutationKey: options.mutationKey, exact: true }) > 0;
  if (isUnderWay || isConfirming(change)) return null;
  const isBulk = batch !== undefined;
  id.current = recordStart(change, isBulk);
  const finish = (outcome: Outcome): FinishedChange => {
    if (!outcome.app) readLater(client, change);
    recordOutcome(id.current, outcome);
    return { id: id.current, change, outcome, isBulk };
  };
  const { outcome, confirmation } = await client
    .getMutationCache()
    .build(client, options)
    .execute(change);
  if (outcome) return { finished: finish(outcome) };
  const confirming = confirm(client, confirmation).then(finish);
  return { confirming, refusal: confirmation.refusal };
}

// The page may show an old status: refetch with all retries, or show that the app could not be loaded.
function readLater(client: QueryClient, { organization, app }: Change): void {
  const { queryKey } = appQuery(organization, app.appId);
  void client.invalidateQueries({ queryKey, exact: true });
}

type Sent =
  | { outcome: Outcome; confirmation?: never }
  | { outcome?: never; confirmation: Confirmation };

/**
 * Writes to one app wait for each other (docs/apigee-api.md, "Writes"). Nothing is retried, and nothing is queued while
 * offline.
 */
function statusChange(
  client: QueryClient,
  { organization, app, level }: Change,
  recordId: () => number,
  batch?: Batch,
) {
  return mutationOptions({
    mutationKey: changeKey(organization, app.appId, level),
    scope: { id: `${organization}/${app.appId}` },
    networkMode: 'always',
    retry: 0,
    mutationFn: (change: Change): Promise<Sent> =>
      batch
        ? send(client, change, recordId(), {
            nextTurn: batch.nextTurn,
            status: statusAt(app, level),
          })
        : readAndSend(client, change, recordId()),
  });
}

type Facts = Omit<Outcome, 'at' | 'sent'>;

async function readAndSend(client: QueryClient, change: Change, id: number): Promise<Sent> {
  const read = await attempt(() => fetchSettled(client, change.organization, change.app.appId));
  const reason = read.ok ? reasonNotToSend(change, read.value) : reasonOfError(read.error);
  if (reason) return { outcome: { ...reason, sent: false, at: Date.now() } };
  // The app can have moved to another owner since the page loaded it.
  return send(client, read.ok ? { ...change, app: read.value } : change, id, {
    status: read.ok ? statusAt(read.value, change.level) : undefined,
  });
}

// Someone else may have changed the app since the page loaded it.
function reasonNotToSend(change: Change, app: App): Facts | null {
  const status = statusAt(app, change.level);
  if (status === undefined) return { ending: 'gone', app };
  if (isAlready(status, change.action) && !contradictsOwnWrite(change, status))
    return { ending: 'already', app };
  const others = changedByOthers(change, app);
  return others.length > 0 ? { ending: 'conflict', app, others } : null;
}

// If the read is refused (such as 403), the change is still sent: a missing read permission must not block a
// revocation. Not sent after a network error, 401, 404, 429 or a body that is not this app.
function reasonOfError(error: unknown): Facts | null {
  const { kind, status } = error instanceof ApiError ? error : { kind: 'network', status: 0 };
  const isNoApp = ['network', 'timeout', 'signed-out', 'malformed'].includes(kind);
  return isNoApp || [401, 404, 429].includes(status) || isOtherApp(error)
    ? { ending: 'not-sent', error }
    : null;
}

async function send(
  client: QueryClient,
  change: Change,
  id: number,
  { status, nextTurn }: { status: string | undefined; nextTurn?: () => Promise<void> },
): Promise<Sent> {
  const wasShownBefore = status !== undefined && isAlready(status, change.action);
  const modifiedBefore = status === undefined ? undefined : change.app.lastModifiedAt;
  recordSent(id);
  const sentAt = Date.now();
  const sent = await attempt(() => setStatus(wireTarget(change), change.action));
  const confirmation = confirmationOf(change, sent, {
    sentAt,
    modifiedBefore,
    wasShownBefore,
    nextTurn,
  });
  if (await readOnce(client, confirmation)) return { outcome: outcomeOfConfirmation(confirmation) };
  recordConfirming(id);
  return { confirmation };
}
