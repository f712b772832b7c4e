import { focusManager, onlineManager, type QueryClient } from '@tanstack/react-query';
import { ApiError } from '../api/api-error.ts';
import { slot } from '../api/pace.ts';
import { activity, isIn, isOutdated, settleOpen, type Finished } from './log.ts';
import { lookAt } from './app-reads.ts';
import { attempt } from './attempt.ts';
import { isOpen, type Change } from './status-change.ts';
import { confirmMs, confirmPausesMs } from './confirm-pauses.ts';
import { answerTime, applyMs, isAwaited } from './settled-outcome.ts';

/** How often an app with an open outcome is read, in ms: whatever is applied shows within 30 s. */
const followMs = 25_000;

/** Reads that failed one after the other, before the app is left until the connection or the tab comes back. */
const mostFailures = applyMs / followMs;

type Report = (settled: Finished[]) => void;

/** The apps that are followed. */
const followed = new Map<string, Following>();

/**
 * Reads the app of an open outcome until that is settled: with growing pauses in the first 10 s, then every 25 s
 * for 5 minutes, and at once when the connection or the tab comes back. Nothing is sent again.
 *
 * @param report gets what was settled; a bulk run shows that by itself
 */
export function followUp(
  client: QueryClient,
  { organization, app: { appId } }: Change,
  report?: Report,
): void {
  const key = `${organization}/${appId}`;
  if (awaitedSince(organization, appId) === null) return;
  const before = followed.get(key);
  if (before) {
    before.report = report ?? before.report;
    return before.alarm.ring();
  }
  const alarm = createAlarm();
  const following = { alarm, report };
  followed.set(key, following);
  const stop = [
    onlineManager.subscribe((isOnline) => isOnline && alarm.ring()),
    focusManager.subscribe((isFocused) => isFocused && alarm.ring()),
  ];
  void follow(client, organization, appId, following).finally(() => {
    followed.delete(key);
    for (const end of stop) end();
  });
}

interface Following {
  alarm: ReturnType<typeof createAlarm>;
  report: Report | undefined;
}

async function follow(
  client: QueryClient,
  organization: string,
  appId: string,
  following: Following,
): Promise<void> {
  let quickPausesMs: number[] | undefined;
  let waitMs = 0;
  let failures = 0;
  for (;;) {
    const since = awaitedSince(organization, appId);
    if (since === null) return;
    const elapsedMs = Date.now() - since;
    quickPausesMs ??= elapsedMs < confirmMs ? [...confirmPausesMs] : [];
    const isFollowed = elapsedMs < applyMs || (failures > 0 && failures <= mostFailures);
    const pauseMs = quickPausesMs.shift() ?? (isFollowed ? followMs : Infinity);
    const wasRung = await following.alarm.wait(Math.max(pauseMs, waitMs));
    await followerTurn();
    const read = await attempt(() => lookAt(client, organization, appId));
    const settled = read.ok ? settleOpen(organization, read.value, Date.now()) : [];
    following.report?.(settled);
    failures = read.ok ? 0 : failures + 1;
    // A connection that has just come back may need a moment.
    if (wasRung && !read.ok) quickPausesMs = [...confirmPausesMs];
    waitMs = read.ok ? 0 : retryAfterMs(read.error);
  }
}

let lastTurn = Promise.resolve();

// One follower at a time waits for its slot, so that a thousand of them hold nothing else up.
function followerTurn(): Promise<void> {
  lastTurn = lastTurn.then(() => slot(never));
  return lastTurn;
}

function retryAfterMs(error: unknown): number {
  return error instanceof ApiError ? (error.retryAfter ?? 0) * 1000 : 0;
}

const never = new AbortController().signal;

/** When the last change of an app that is followed was answered, in ms; `null` = there is none. */
function awaitedSince(organization: string, appId: string): number | null {
  const times = activity().flatMap((record) => {
    const { outcome } = record;
    if (!outcome || !isIn(record, organization, appId) || isOutdated(record)) return [];
    const isRechecked = isAwaited(outcome) && Date.now() - answerTime(outcome) < applyMs;
    return isOpen(outcome) || (outcome.ending === 'failed' && isRechecked)
      ? [answerTime(outcome)]
      : [];
  });
  return times.length > 0 ? Math.max(...times) : null;
}

/** A wait that something else can end. */
function createAlarm() {
  let end: (() => void) | undefined;
  return {
    ring: () => end?.(),
    /** @returns whether it was rung before `ms` were over */
    wait(ms: number): Promise<boolean> {
      return new Promise((resolve) => {
        const finish = (wasRung: boolean) => {
          clearTimeout(timer);
          end = undefined;
          resolve(wasRung);
        };
        const timer = Number.isFinite(ms) ? setTimeout(() => finish(false), ms) : undefined;
        end = () => finish(true);
      });
    },
  };
}
