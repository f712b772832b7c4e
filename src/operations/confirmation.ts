import type { QueryClient } from '@tanstack/react-query';
import { isAlready } from '../access/status.ts';
import { isOtherApp } from '../api/apps.ts';
import { ApiError } from '../api/api-error.ts';
import { isPassing } from '../api/retry.ts';
import type { App } from '../api/schemas.ts';
import { noteServerTime } from '../api/server-clock.ts';
import { connectionTo } from '../connection/connection.ts';
import { lookAt, wait } from './app-reads.ts';
import { attempt } from './attempt.ts';
import {
  answerOf,
  endingOf,
  isSameSwitch,
  statusAt,
  tookEffect,
  type Answer,
  type Change,
  type Outcome,
} from './status-change.ts';
import { confirmPausesMs } from './confirm-pauses.ts';
import { changedByOthers, missesKnown } from './own-writes.ts';

/** A change whose request was answered, and what was read of its app since. */
export interface Confirmation {
  change: Change;
  answer: Answer;
  /** what the request was refused with, or how its answer was lost */
  refusal?: unknown;
  requestId?: string | undefined;
  /** in ms */
  sentAt: number;
  answeredAt: number;
  /** when the app was last modified, as it was read before the request; `undefined` = not known */
  modifiedBefore: number | undefined;
  /** reads showed what was wanted before it was sent already, and lagged: one more that does proves nothing */
  wasShownBefore: boolean;
  /** resolves when the next request of long work may go out */
  turn?: (() => Promise<void>) | undefined;
  /** as it was read last, and what the last read failed with */
  app?: App | undefined;
  error?: unknown;
  /** reads that failed, one after the other */
  failures: number;
}

/** A confirmation before its first read. */
export function confirmationOf(
  change: Change,
  sent: Awaited<ReturnType<typeof attempt<string | undefined>>>,
  more: Pick<Confirmation, 'sentAt' | 'modifiedBefore' | 'wasShownBefore' | 'turn'>,
): Confirmation {
  const answeredAt = Date.now();
  const failures = 0;
  return sent.ok
    ? { change, answer: 'accepted', requestId: sent.value, answeredAt, failures, ...more }
    : { change, answer: answerOf(sent.error), refusal: sent.error, answeredAt, failures, ...more };
}

/** Reads the app once; returns whether the outcome is clear, or more reads are of no use. */
export async function readOnce(client: QueryClient, found: Confirmation): Promise<boolean> {
  const { change, answer } = found;
  const read = await attempt(async () => {
    await found.turn?.();
    return lookAt(client, change.organization, change.app.appId);
  });
  if (!read.ok) {
    found.error = read.error;
    found.failures += 1;
    return !mayBeOverSoon(found, read.error);
  }
  found.app = read.value;
  found.error = undefined;
  found.failures = 0;
  if (answer === 'refused') return true;
  const status = statusAt(read.value, change.level);
  const isShown = status !== undefined && isAlready(status, change.action);
  if (isShown && answer === 'accepted') noteTimeOfWrite(found, read.value);
  // A read that lacks keys is not put on the page, so it cannot be the last one.
  return isShown && !found.wasShownBefore && !missesKnown(change.organization, read.value);
}

// The server modified the app while it carried out the request: that tells its time, also where its `Date` is hidden.
function noteTimeOfWrite(found: Confirmation, { lastModifiedAt }: App): void {
  const { change, sentAt, answeredAt: receivedAt, modifiedBefore } = found;
  if (modifiedBefore === undefined || lastModifiedAt === undefined) return;
  if (lastModifiedAt === modifiedBefore) return;
  noteServerTime(connectionTo(change.organization), lastModifiedAt, { sentAt, receivedAt });
}

// What broke a connection is often over at once; a server that asks to wait is not asked again. An app that is
// missing, or another one in its place, can be a read that lags.
function mayBeOverSoon({ answer, failures }: Confirmation, error: unknown): boolean {
  const isMissing = error instanceof ApiError && error.status === 404;
  if (answer !== 'refused' && (isMissing || isOtherApp(error))) return true;
  return failures < 2 && isPassing(error) && error.retryAfter === undefined;
}

/** Repeats the read with growing pauses, for about 10 s. */
export async function confirm(client: QueryClient, found: Confirmation): Promise<Outcome> {
  for (const ms of confirmPausesMs) {
    await wait(ms);
    if (await readOnce(client, found)) break;
  }
  return outcomeOf(found);
}

/** What came of a change, by the last read. */
export function outcomeOf(found: Confirmation): Outcome {
  const { change, answer, refusal, requestId, answeredAt, error } = found;
  const app = error === undefined ? found.app : undefined;
  const ending = endingOf(change, answer, app);
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

// What somebody else did between the look and the change.
function othersIn(change: Change, app: App) {
  const others = changedByOthers(change, app).filter(
    ({ level }) => !isSameSwitch({ ...change, level }, change),
  );
  return others.length > 0 ? others : undefined;
}
