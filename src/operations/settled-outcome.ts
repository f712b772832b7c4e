import { withoutSecrets } from '../api/app-bodies.ts';
import { isAlready } from '../access/status.ts';
import type { App } from '../api/schemas.ts';
import { confirmMs } from './confirm-pauses.ts';
import {
  isUndecided,
  statusAt,
  wasRefused,
  type Change,
  type Outcome,
} from './app/status-change.ts';

/** How long a server may take to apply a change after an unclear response, in ms. */
export const applyMs = 5 * 60_000;

/** Whether a later read can change an outcome. */
export function isAwaited(outcome: Outcome): boolean {
  return isUndecided(outcome) || outcome.ending === 'not-applied' || isFailureToRecheck(outcome);
}

// After a 5xx the change may have been applied; without a read the status is not known.
function isFailureToRecheck(outcome: Outcome): boolean {
  return outcome.sent && outcome.ending === 'failed' && (!outcome.app || !wasRefused(outcome));
}

/** Whether the server accepted a change that reads do not show yet. */
export function wasAccepted({ ending }: Pick<Outcome, 'ending'>): boolean {
  return ending === 'unverified' || ending === 'unconfirmed';
}

/** When a change got its response or was given up, in ms. */
export function answerTime({ answeredAt, at }: Outcome): number {
  return answeredAt ?? at;
}

/** An outcome after a read of its app at `at` (ms); `null` if the read changes nothing. */
export function settledOutcome(
  change: Change,
  before: Outcome,
  app: App,
  at: number,
): Outcome | null {
  if (!isAwaited(before) || before.at >= at) return null;
  const read: Outcome = { ...before, app: withoutSecrets(app), at };
  const status = statusAt(app, change.level);
  const waitedMs = at - answerTime(before);
  // After 5 minutes someone else may have set the status, so a failed change stays failed.
  if (before.ending === 'failed' && waitedMs >= applyMs) return null;
  if (status !== undefined && isAlready(status, change.action))
    return { ...read, ending: wasAccepted(before) ? 'done' : 'done-anyway' };
  switch (before.ending) {
    case 'unverified':
      return waitedMs >= confirmMs ? { ...read, ending: 'unconfirmed' } : null;
    case 'unknown':
      if (waitedMs < applyMs) return read;
      return { ...read, ending: status === undefined ? 'gone' : 'not-applied' };
    case 'failed':
      return before.app ? null : read;
    default:
      return read;
  }
}
