import type { QueryClient } from '@tanstack/react-query';
import { isAlready } from '../access/status.ts';
import { isOtherApp } from '../api/apps.ts';
import { ApiError } from '../api/api-error.ts';
import { isTransient } from '../api/retry.ts';
import type { App } from '../api/schemas.ts';
import { noteServerTime } from '../api/server-clock.ts';
import { connectionTo } from '../connection/connection.ts';
import { fetchFresh } from './app/app-resource.ts';
import { wait } from './next-turn.ts';
import { attempt } from './attempt.ts';
import {
  endingOf,
  isSameSwitch,
  replyOf,
  statusAt,
  tookEffect,
  type WriteReply,
  type Change,
  type Outcome,
} from './app/status-change.ts';
import { confirmPausesMs } from './confirm-pauses.ts';
import { changedByOthers, lacksKnownItems } from './own-writes.ts';

/** A change whose request ended, and what reads of its app have shown since. */
export interface Confirmation {
  change: Change;
  reply: WriteReply;
  /** the error that the request ended with */
  refusal?: unknown;
  requestId?: string | undefined;
  /** in ms */
  sentAt: number;
  answeredAt: number;
  /** `lastModifiedAt` of the app as read before the request; `undefined` = not known */
  modifiedBefore: number | undefined;
  /** a lagging read showed the requested status before sending, so seeing it again confirms nothing */
  wasShownBefore: boolean;
  /** resolves when the next request of a bulk run may be sent */
  nextTurn?: (() => Promise<void>) | undefined;
  /** the app as last read, and the error of the last read if that failed */
  app?: App | undefined;
  error?: unknown;
  /** consecutive failed reads */
  failures: number;
}

/** A confirmation before its first read. */
export function confirmationOf(
  change: Change,
  sent: Awaited<ReturnType<typeof attempt<string | undefined>>>,
  more: Pick<Confirmation, 'sentAt' | 'modifiedBefore' | 'wasShownBefore' | 'nextTurn'>,
): Confirmation {
  const answeredAt = Date.now();
  const failures = 0;
  return sent.ok
    ? { change, reply: 'accepted', requestId: sent.value, answeredAt, failures, ...more }
    : { change, reply: replyOf(sent.error), refusal: sent.error, answeredAt, failures, ...more };
}

/** Reads the app once. Returns whether to stop: the outcome is clear, or more reads can't help. */
export async function readOnce(client: QueryClient, found: Confirmation): Promise<boolean> {
  const { change, reply } = found;
  const read = await attempt(async () => {
    await found.nextTurn?.();
    return fetchFresh(client, change.organization, change.app.appId);
  });
  if (!read.ok) {
    found.error = read.error;
    found.failures += 1;
    return !isWorthRetrying(found, read.error);
  }
  found.app = read.value;
  found.error = undefined;
  found.failures = 0;
  if (reply === 'refused') return true;
  const status = statusAt(read.value, change.level);
  const isShown = status !== undefined && isAlready(status, change.action);
  if (isShown && reply === 'accepted') noteTimeOfWrite(found, read.value);
  // A read that lacks keys is not shown on the page, so it can't be the last one.
  return isShown && !found.wasShownBefore && !lacksKnownItems(change.organization, read.value);
}

// The server set `lastModifiedAt` during this request, which shows its clock even where CORS hides the `Date` header.
function noteTimeOfWrite(found: Confirmation, { lastModifiedAt }: App): void {
  const { change, sentAt, answeredAt: receivedAt, modifiedBefore } = found;
  if (modifiedBefore === undefined || lastModifiedAt === undefined) return;
  if (lastModifiedAt === modifiedBefore) return;
  noteServerTime(connectionTo(change.organization), lastModifiedAt, { sentAt, receivedAt });
}

// Transient errors are retried unless the server sent Retry-After. After an accepted or unclear write, a 404 or
// another app's body can be a lagging read.
function isWorthRetrying({ reply, failures }: Confirmation, error: unknown): boolean {
  const isMissing = error instanceof ApiError && error.status === 404;
  if (reply !== 'refused' && (isMissing || isOtherApp(error))) return true;
  return failures < 2 && isTransient(error) && error.retryAfter === undefined;
}

/** Repeats the read with growing pauses for about 10 s. */
export async function confirm(client: QueryClient, found: Confirmation): Promise<Outcome> {
  for (const ms of confirmPausesMs) {
    await wait(ms);
    if (await readOnce(client, found)) break;
  }
  return outcomeOfConfirmation(found);
}

/** The outcome of a change, as the last read shows it. */
export function outcomeOfConfirmation(found: Confirmation): Outcome {
  const { change, reply, refusal, requestId, answeredAt, error } = found;
  const app = error === undefined ? found.app : undefined;
  const ending = endingOf(change, reply, app);
  return {
    ending,
    sent: true,
    app,
    others:
      app && (ending === 'failed' || tookEffect({ ending })) ? othersIn(change, app) : undefined,
    error: refusal ?? error,
    requestId,
    answeredAt,
    at: Date.now(),
  };
}

// What someone else changed between the read before the request and the read after it.
function othersIn(change: Change, app: App) {
  const others = changedByOthers(change, app).filter(
    ({ level }) => !isSameSwitch({ ...change, level }, change),
  );
  return others.length > 0 ? others : undefined;
}
