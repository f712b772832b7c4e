import type { QueryClient } from '@tanstack/react-query';
import { ApiError, isOtherResource } from '../../api/api-error.ts';
import { isTransient } from '../../api/http/retry.ts';
import { noteServerTime } from '../../api/http/server-clock.ts';
import { connectionTo } from '../../connection/connection.ts';
import { wait } from './next-turn.ts';
import { attempt } from '../attempt.ts';
import {
  endingOf,
  replyOf,
  tookEffect,
  type Operation,
  type Outcome,
  type WriteReply,
} from '../operation.ts';
import { confirmPausesMs } from './confirm-pauses.ts';
import { changedBesides, lacksKnownItems } from './own-writes.ts';

/** An operation whose request ended, and what reads of its resource have shown since. */
export interface Confirmation {
  operation: Operation;
  reply: WriteReply;
  /** the error that the request ended with */
  refusal?: unknown;
  requestId?: string | undefined;
  /** in ms */
  sentAt: number;
  answeredAt: number;
  /** `Resource.modifiedAt` before the request; `undefined` = not known */
  modifiedBefore: number | undefined;
  /** a lagging read showed the requested value before sending, so seeing it again confirms nothing */
  wasShownBefore: boolean;
  /** resolves when the next request of a bulk run may be sent */
  nextTurn?: (() => Promise<void>) | undefined;
  /** the resource as last read, and the error of the last read if that failed */
  state?: unknown;
  error?: unknown;
  /** consecutive failed reads */
  failures: number;
}

/** A confirmation before its first read. */
export function confirmationOf(
  operation: Operation,
  sent: Awaited<ReturnType<typeof attempt<string | undefined>>>,
  more: Pick<Confirmation, 'sentAt' | 'modifiedBefore' | 'wasShownBefore' | 'nextTurn'>,
): Confirmation {
  const answeredAt = Date.now();
  const failures = 0;
  return sent.ok
    ? { operation, reply: 'accepted', requestId: sent.value, answeredAt, failures, ...more }
    : {
        operation,
        reply: replyOf(sent.error, operation),
        refusal: sent.error,
        answeredAt,
        failures,
        ...more,
      };
}

/** Reads the resource once. Returns whether to stop: the outcome is clear, or more reads can't help. */
export async function readOnce(client: QueryClient, found: Confirmation): Promise<boolean> {
  const { operation, reply } = found;
  const read = await attempt(async () => {
    await found.nextTurn?.();
    return operation.resource.read(client);
  });
  if (!read.ok) {
    found.error = read.error;
    found.failures += 1;
    return !isWorthRetrying(found, read.error);
  }
  found.state = read.value;
  found.error = undefined;
  found.failures = 0;
  if (reply === 'refused') return true;
  const isShown = operation.isShownIn(read.value);
  if (isShown && reply === 'accepted') noteTimeOfWrite(found, read.value);
  // A read that lacks keys is not shown on the page, so it can't be the last one.
  const isPart =
    operation.isShownInPart?.(read.value) || lacksKnownItems(operation.resource, read.value);
  return isShown && !found.wasShownBefore && !isPart;
}

// The server set this time during this request, which shows its clock even where CORS hides the `Date` header.
function noteTimeOfWrite(found: Confirmation, state: unknown): void {
  const { operation, sentAt, answeredAt: receivedAt, modifiedBefore } = found;
  const { resource } = operation;
  const modifiedAt = resource.modifiedAt(state);
  if (modifiedBefore === undefined || modifiedAt === undefined) return;
  if (modifiedAt === modifiedBefore) return;
  noteServerTime(connectionTo(resource.organization), modifiedAt, { sentAt, receivedAt });
}

// Transient errors are retried unless the server sent Retry-After. After an accepted or unclear write, a 404 or
// another resource's body can be a lagging read.
function isWorthRetrying({ reply, failures }: Confirmation, error: unknown): boolean {
  const isMissing = error instanceof ApiError && error.status === 404;
  if (reply !== 'refused' && (isMissing || isOtherResource(error))) return true;
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

/** The outcome of an operation, as the last read shows it. */
export function outcomeOfConfirmation(found: Confirmation): Outcome {
  const { operation, reply, refusal, requestId, answeredAt, error } = found;
  const state = error === undefined ? found.state : undefined;
  const ending = endingOf(operation, reply, state);
  const mayHaveOthers = ending === 'failed' || tookEffect({ ending });
  return {
    ending,
    sent: true,
    state,
    before: operation.before,
    others: state !== undefined && mayHaveOthers ? othersIn(operation, state) : undefined,
    error: refusal ?? error,
    requestId,
    answeredAt,
    at: Date.now(),
  };
}

// Between the read before the request and the read after it.
function othersIn(operation: Operation, state: unknown) {
  const others = changedBesides(operation, state);
  return others.length > 0 ? others : undefined;
}
