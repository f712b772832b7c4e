import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import { ApiError } from '../api/api-error.ts';
import { attempt } from './attempt.ts';
import {
  confirm,
  confirmationOf,
  outcomeOfConfirmation,
  readOnce,
  type Confirmation,
} from './confirm/confirmation.ts';
import {
  recordStart,
  recordConfirming,
  recordOutcome,
  recordSent,
  type FinishedOperation,
} from './log.ts';
import { tookEffect, type Operation, type Outcome } from './operation.ts';
import {
  changedByOthers,
  contradictsOwnWrite,
  isConfirming,
  lacksKnownItems,
  mayStillBeCreated,
} from './confirm/own-writes.ts';
import { readSettled } from './confirm/read-settled.ts';
import { resourceKey } from './record-index.ts';

/** How a bulk run makes one of its operations. */
interface Batch {
  /** the bulk run, as `recordStart` takes it */
  runId: number;
  /** resolves when the next request may be sent; the write itself is sent at once */
  nextTurn(): Promise<void>;
}

/** An operation that was started: finished, or confirmed by repeated reads. */
type StartedOperation =
  | { finished: FinishedOperation }
  | { confirming: Promise<FinishedOperation>; refusal: unknown };

/**
 * The only way to change anything: read the resource, send one request, read again, record. Continues after its page is
 * left.
 *
 * @param on.start called once the operation has started
 * @param on.confirm called when the first read after the request does not show the change and more reads follow
 * @returns the finished record, or `null` when nothing was started: this value is being changed right now, or it is a
 *   creation, and an earlier request for it may still take effect
 */
export async function runOperation(
  client: QueryClient,
  operation: Operation,
  on: { start?: () => void; confirm?: () => void } = {},
): Promise<FinishedOperation | null> {
  const started = await startOperation(client, operation, undefined, on.start);
  if (!started) return null;
  if ('finished' in started) return started.finished;
  on.confirm?.();
  return started.confirming;
}

/**
 * `runOperation`, up to the first read after the request. If that does not show the change, more reads follow; the next
 * operation of the same resource does not wait for them.
 *
 * @param batch for a bulk run, which has just read the resource (`readSettled`): it is not read again before sending
 */
export async function startOperation(
  client: QueryClient,
  operation: Operation,
  batch?: Batch,
  onStart?: () => void,
): Promise<StartedOperation | null> {
  const id = { current: 0 };
  const options = mutationOf(client, operation, () => id.current, batch);
  const isUnderWay = client.isMutating({ mutationKey: options.mutationKey, exact: true }) > 0;
  if (isUnderWay || isConfirming(operation.id) || mayStillBeCreated(operation)) return null;
  onStart?.();
  const runId = batch?.runId;
  // Its code keeps the log over a reload. Without it, the log lasts as long as the page.
  void attempt(() => import('./after-reload/keep-log.ts'));
  id.current = recordStart(operation, runId);
  const finish = (outcome: Outcome): FinishedOperation => {
    // The page may show an old state: load it with all retries, or show that it could not be loaded.
    if (isNotOnPage(operation, outcome)) operation.resource.refetch(client);
    recordOutcome(id.current, outcome);
    return { id: id.current, operation, outcome, runId };
  };
  const { outcome, confirmation } = await client
    .getMutationCache()
    .build(client, options)
    .execute(operation);
  if (outcome) return { finished: finish(outcome) };
  const confirming = confirm(client, confirmation).then(finish);
  return { confirming, refusal: confirmation.refusal };
}

// Not read; or every read lacked something, so that none was shown, and showed the change: someone else removed it.
function isNotOnPage({ resource }: Operation, outcome: Outcome): boolean {
  const { state } = outcome;
  return state === undefined || (tookEffect(outcome) && lacksKnownItems(resource, state));
}

/** The key of the mutation that runs an operation. Its variables are the operation. */
export function mutationKeyOf(operationId: string) {
  return ['operation', operationId] as const;
}

type Sent =
  | { outcome: Outcome; confirmation?: never }
  | { outcome?: never; confirmation: Confirmation };

/**
 * Writes to one resource wait for each other (docs/apigee-api.md, "Writes"). Nothing is retried, and nothing is queued
 * while offline.
 */
function mutationOf(
  client: QueryClient,
  { id, resource }: Operation,
  recordId: () => number,
  batch?: Batch,
) {
  return mutationOptions({
    mutationKey: mutationKeyOf(id),
    scope: { id: resourceKey(resource) },
    networkMode: 'always',
    retry: 0,
    mutationFn: (operation: Operation): Promise<Sent> =>
      batch
        ? send(client, operation, recordId(), { isRead: true, nextTurn: batch.nextTurn })
        : readAndSend(client, operation, recordId()),
  });
}

type Facts = Omit<Outcome, 'at' | 'sent'>;

async function readAndSend(client: QueryClient, operation: Operation, id: number): Promise<Sent> {
  const read = await attempt(() => readSettled(client, operation.resource));
  const reason = read.ok
    ? reasonNotToSend(operation, read.value)
    : reasonOfError(operation, read.error);
  if (reason) return { outcome: { ...reason, sent: false, at: Date.now() } };
  // What was read decides the request: an app can have moved to another owner since the page loaded it.
  const toSend = read.ok ? operation.basedOn(read.value, operation.at) : operation;
  return send(client, toSend, id, { isRead: read.ok });
}

// Someone else may have changed the resource since the page loaded it.
function reasonNotToSend(operation: Operation, state: unknown): Facts | null {
  if (operation.valueIn(state) === undefined) return { ending: 'gone', state };
  if (operation.isShownIn(state) && !contradictsOwnWrite(operation, state))
    return { ending: 'already', state };
  const others = changedByOthers(operation, state);
  return others.length > 0 ? { ending: 'conflict', state, others } : null;
}

// What stops access is sent although the read is refused (such as 403): a missing read permission must not keep a key
// alive. What gives access is not: someone else may have revoked it. Nothing is sent after a network error, 401, 404, 429
// or a body that is not this resource.
function reasonOfError({ needsRead, stops }: Operation, error: unknown): Facts | null {
  if (needsRead || !stops) return { ending: 'not-sent', error };
  const { kind, status } = error instanceof ApiError ? error : { kind: 'network', status: 0 };
  const isNoState = ['network', 'timeout', 'signed-out', 'malformed'].includes(kind);
  return isNoState || [401, 404, 429].includes(status) ? { ending: 'not-sent', error } : null;
}

interface SendOptions {
  /** `operation.before` was read just now */
  isRead: boolean;
  nextTurn?: () => Promise<void>;
}

async function send(
  client: QueryClient,
  operation: Operation,
  id: number,
  { isRead, nextTurn }: SendOptions,
): Promise<Sent> {
  const { before, resource } = operation;
  recordSent(id);
  const sentAt = Date.now();
  const sent = await attempt(() => operation.send());
  const confirmation = confirmationOf(operation, sent, {
    sentAt,
    modifiedBefore: isRead ? resource.modifiedAt(before) : undefined,
    wasShownBefore: isRead && operation.isShownIn(before),
    nextTurn,
  });
  if (await readOnce(client, confirmation)) return { outcome: outcomeOfConfirmation(confirmation) };
  recordConfirming(id);
  return { confirmation };
}
