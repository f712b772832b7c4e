import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import { isAlready } from '../access/status.ts';
import { ApiError } from '../api/api-error.ts';
import { appQuery, isOtherApp } from '../api/apps.ts';
import type { App } from '../api/schemas.ts';
import { setStatus } from '../api/status.ts';
import {
  recordBeginning,
  recordConfirming,
  recordOutcome,
  recordSending,
  type Finished,
} from './log.ts';
import { lookAtWhole } from './app-reads.ts';
import { attempt } from './attempt.ts';
import { changeKey, statusAt, wireTarget, type Change, type Outcome } from './status-change.ts';
import { confirm, confirmationOf, outcomeOf, readOnce, type Confirmation } from './confirmation.ts';
import { changedByOthers, contradictsOwnWrite, isConfirming } from './own-writes.ts';

/** How long work carries changes out. */
interface Batch {
  /** resolves when the next request may go out; the change itself begins at once */
  turn(): Promise<void>;
}

/** A change that was begun: its end, or the promise of it while reads are repeated until they show it. */
type Begun = { finished: Finished } | { confirming: Promise<Finished>; refusal: unknown };

/**
 * The one way a status is changed, from every screen: the app is looked at, one request is sent, the app is
 * read again, and what was read is recorded. It goes on when the page that began it is left.
 *
 * @param onConfirming is called when the first read after the request does not show it, and more reads follow
 * @returns what came of it, or `null` when nothing was begun: that switch is being changed right now
 */
export async function carryOut(
  client: QueryClient,
  change: Change,
  onConfirming?: () => void,
): Promise<Finished | null> {
  const begun = await beginChange(client, change);
  if (!begun) return null;
  if ('finished' in begun) return begun.finished;
  onConfirming?.();
  return begun.confirming;
}

/**
 * `carryOut`, up to the first read after the request. When that does not show the change, further reads follow,
 * and the next change of the same app need not wait for them.
 *
 * @param batch for one change of many, whose app was read just now (`lookAt`): it is not looked at a second time
 */
export async function beginChange(
  client: QueryClient,
  change: Change,
  batch?: Batch,
): Promise<Begun | null> {
  const id = { current: 0 };
  const options = statusChange(client, change, () => id.current, batch);
  const isUnderWay = client.isMutating({ mutationKey: options.mutationKey, exact: true }) > 0;
  if (isUnderWay || isConfirming(change)) return null;
  const isBulk = batch !== undefined;
  id.current = recordBeginning(change, isBulk);
  const finish = (outcome: Outcome): Finished => {
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

// What is on the page may be wrong now: it is read anew with all patience, or says that it could not be.
function readLater(client: QueryClient, { organization, app }: Change): void {
  const { queryKey } = appQuery(organization, app.appId);
  void client.invalidateQueries({ queryKey, exact: true });
}

type Sent =
  | { outcome: Outcome; confirmation?: never }
  | { outcome?: never; confirmation: Confirmation };

/**
 * Writes to one app wait for each other, as Apigee asks (reference §1.3). Nothing is retried and nothing is
 * queued for later.
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
        ? send(client, change, recordId(), { turn: batch.turn, status: statusAt(app, level) })
        : lookAndSend(client, change, recordId()),
  });
}

type Facts = Omit<Outcome, 'at' | 'sent'>;

async function lookAndSend(client: QueryClient, change: Change, id: number): Promise<Sent> {
  const look = await attempt(() => lookAtWhole(client, change.organization, change.app.appId));
  const reason = look.ok ? reasonNotToSend(change, look.value) : reasonOfError(look.error);
  if (reason) return { outcome: { ...reason, sent: false, at: Date.now() } };
  // An app can have moved to another owner since it was seen.
  return send(client, look.ok ? { ...change, app: look.value } : change, id, {
    status: look.ok ? statusAt(look.value, change.level) : undefined,
  });
}

// Somebody else may have been here since the page was read.
function reasonNotToSend(change: Change, app: App): Facts | null {
  const status = statusAt(app, change.level);
  if (status === undefined) return { ending: 'gone', app };
  if (isAlready(status, change.action) && !contradictsOwnWrite(change, status))
    return { ending: 'already', app };
  const others = changedByOthers(change, app);
  return others.length > 0 ? { ending: 'conflict', app, others } : null;
}

// A look that the server refuses does not keep a key alive. Where a request could not arrive, the server asks to
// wait, or what it answers is not this app, nothing is sent.
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
  { status, turn }: { status: string | undefined; turn?: () => Promise<void> },
): Promise<Sent> {
  const wasShownBefore = status !== undefined && isAlready(status, change.action);
  const modifiedBefore = status === undefined ? undefined : change.app.lastModifiedAt;
  recordSending(id);
  const sentAt = Date.now();
  const sent = await attempt(() => setStatus(wireTarget(change), change.action));
  const confirmation = confirmationOf(change, sent, {
    sentAt,
    modifiedBefore,
    wasShownBefore,
    turn,
  });
  if (await readOnce(client, confirmation)) return { outcome: outcomeOf(confirmation) };
  recordConfirming(id);
  return { confirmation };
}
