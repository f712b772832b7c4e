import { focusManager, onlineManager, type QueryClient } from '@tanstack/react-query';
import { ApiError } from '../../api/api-error.ts';
import { nextTurn } from './next-turn.ts';
import { isOutdated, recordsOf, settleUndecided, type FinishedOperation } from '../log.ts';
import { attempt } from '../attempt.ts';
import { isUndecided, type Operation, type Resource, type ResourceId } from '../operation.ts';
import { resourceKey } from '../record-index.ts';
import { confirmMs, confirmPausesMs } from './confirm-pauses.ts';
import { answerTime, applyMs, canBeSettledLater } from './settled-outcome.ts';

/** How often a resource with an undecided outcome is read, in ms: a change that is applied shows within 30 s. */
const followMs = 25_000;

/** Consecutive failed reads before reading pauses until the connection or the tab comes back. */
const maxFailures = applyMs / followMs;

type Report = (settled: FinishedOperation[]) => void;

/** The resources that are followed, by `resourceKey`. */
const followed = new Map<string, Following>();

/**
 * Reads the resource of an undecided outcome until it is settled: with growing pauses in the first 10 s, then every 25 s
 * for 5 minutes, and at once when the connection or the tab comes back. Sends no writes.
 *
 * @param report gets the settled outcomes; absent for bulk runs, which report themselves
 */
export function followUp(
  client: QueryClient,
  { resource }: Pick<Operation, 'resource'>,
  report?: Report,
): void {
  const key = resourceKey(resource);
  if (awaitedSince(resource) === null) return;
  const before = followed.get(key);
  if (before) {
    before.report = report ?? before.report;
    return before.pause.end();
  }
  const pause = createPause();
  const following = { pause, report };
  followed.set(key, following);
  const stop = [
    onlineManager.subscribe((isOnline) => isOnline && pause.end()),
    focusManager.subscribe((isFocused) => isFocused && pause.end()),
  ];
  void follow(client, resource, following).finally(() => {
    followed.delete(key);
    for (const end of stop) end();
  });
}

interface Following {
  pause: ReturnType<typeof createPause>;
  report: Report | undefined;
}

async function follow(
  client: QueryClient,
  resource: Resource,
  following: Following,
): Promise<void> {
  let quickPausesMs: number[] | undefined;
  let waitMs = 0;
  let failures = 0;
  for (;;) {
    const since = awaitedSince(resource);
    if (since === null) return;
    const elapsedMs = Date.now() - since;
    quickPausesMs ??= elapsedMs < confirmMs ? [...confirmPausesMs] : [];
    const isFollowed = elapsedMs < applyMs || (failures > 0 && failures <= maxFailures);
    const pauseMs = quickPausesMs.shift() ?? (isFollowed ? followMs : Infinity);
    const endedEarly = await following.pause.wait(Math.max(pauseMs, waitMs));
    await followerTurn();
    const read = await attempt(() => resource.read(client));
    const settled = read.ok ? settleUndecided(resource, read.value, Date.now()) : [];
    following.report?.(settled);
    failures = read.ok ? 0 : failures + 1;
    // The first reads after a reconnect may still fail.
    if (endedEarly && !read.ok) quickPausesMs = [...confirmPausesMs];
    waitMs = read.ok ? 0 : retryAfterMs(read.error);
  }
}

let lastTurn = Promise.resolve();

// Followers queue here, so only one at a time competes for the rate limit.
function followerTurn(): Promise<void> {
  lastTurn = lastTurn.then(nextTurn);
  return lastTurn;
}

function retryAfterMs(error: unknown): number {
  return error instanceof ApiError ? (error.retryAfter ?? 0) * 1000 : 0;
}

/** When the last followed operation of a resource got its response, in ms; `null` = none is followed. */
function awaitedSince(resource: ResourceId): number | null {
  const times = recordsOf(resource).flatMap((record) => {
    const { outcome } = record;
    if (!outcome || isOutdated(record)) return [];
    const isRechecked = canBeSettledLater(outcome) && Date.now() - answerTime(outcome) < applyMs;
    return isUndecided(outcome) || (outcome.ending === 'failed' && isRechecked)
      ? [answerTime(outcome)]
      : [];
  });
  return times.length > 0 ? Math.max(...times) : null;
}

/** A pause that `end` can end early. */
function createPause() {
  let finishNow: (() => void) | undefined;
  return {
    end: () => finishNow?.(),
    /** @returns whether `end` ended it before `ms` */
    wait(ms: number): Promise<boolean> {
      return new Promise((resolve) => {
        const finish = (endedEarly: boolean) => {
          clearTimeout(timer);
          finishNow = undefined;
          resolve(endedEarly);
        };
        const timer = Number.isFinite(ms) ? setTimeout(() => finish(false), ms) : undefined;
        finishNow = () => finish(true);
      });
    },
  };
}
