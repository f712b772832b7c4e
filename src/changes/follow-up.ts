import { focusManager, onlineManager, type QueryClient } from '@tanstack/react-query';
import { ApiError } from '../api/api-error.ts';
import { slot } from '../api/pace.ts';
import { activity, isIn, isRepeated, settleOpen, type Finished } from './activity.ts';
import { lookAt } from './app-reads.ts';
import { attempt } from './attempt.ts';
import type { Change } from './change.ts';
import { confirmMs, confirmPausesMs } from './confirm-pauses.ts';
import { applyMs, isAwaited } from './settled-outcome.ts';

/** How often an app with an open outcome is read, in ms: whatever is applied shows within 30 s. */
const followMs = 25_000;

/** The apps that are followed, each with a way to read it sooner. */
const followed = new Map<string, () => void>();

/**
 * Reads the app of an open outcome until that is settled: with growing pauses in the first 10 s, then every 25 s
 * for 5 minutes, and at once when the connection or the tab comes back. Nothing is sent again.
 *
 * @param report gets what was settled
 */
export function followUp(
  client: QueryClient,
  { organization, app: { appId } }: Change,
  report: (settled: Finished[]) => void,
): void {
  const key = `${organization}/${appId}`;
  if (awaitedSince(organization, appId) === null) return;
  const wake = followed.get(key);
  if (wake) return wake();
  const alarm = createAlarm();
  followed.set(key, alarm.ring);
  const stop = [
    onlineManager.subscribe((isOnline) => isOnline && alarm.ring()),
    focusManager.subscribe((isFocused) => isFocused && alarm.ring()),
  ];
  void follow(client, organization, appId, { alarm, report }).finally(() => {
    followed.delete(key);
    for (const end of stop) end();
  });
}

interface Following {
  alarm: ReturnType<typeof createAlarm>;
  report: (settled: Finished[]) => void;
}

async function follow(
  client: QueryClient,
  organization: string,
  appId: string,
  { alarm, report }: Following,
): Promise<void> {
  let quickPausesMs: number[] | undefined;
  let waitMs = 0;
  for (;;) {
    const since = awaitedSince(organization, appId);
    if (since === null) return;
    const elapsedMs = Date.now() - since;
    quickPausesMs ??= elapsedMs < confirmMs ? [...confirmPausesMs] : [];
    const pauseMs = quickPausesMs.shift() ?? (elapsedMs < applyMs ? followMs : Infinity);
    const wasRung = await alarm.wait(Math.max(pauseMs, waitMs));
    await slot(never);
    const read = await attempt(() => lookAt(client, organization, appId));
    if (read.ok) report(settleOpen(organization, read.value, Date.now()));
    // A connection that has just come back may need a moment.
    if (wasRung) quickPausesMs = [...confirmPausesMs];
    waitMs = read.ok ? 0 : retryAfterMs(read.error);
  }
}

function retryAfterMs(error: unknown): number {
  return error instanceof ApiError ? (error.retryAfter ?? 0) * 1000 : 0;
}

const never = new AbortController().signal;

/** When the last open change of an app was answered, in ms; `null` = there is none. */
function awaitedSince(organization: string, appId: string): number | null {
  const times = activity().flatMap((record) => {
    const { outcome } = record;
    if (!outcome || !isIn(record, organization, appId) || isRepeated(record)) return [];
    const isFollowed = isAwaited(outcome) && outcome.ending !== 'not-applied';
    return isFollowed ? [outcome.answeredAt ?? outcome.at] : [];
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
