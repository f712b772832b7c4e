import { isAlready } from '../access/status.ts';
import { ApiError } from '../api/api-error.ts';
import { withoutSecrets } from '../api/apps.ts';
import type { App } from '../api/schemas.ts';
import { confirmMs } from './confirm-pauses.ts';
import { isOpen, statusAt, type Change, type Outcome } from './change.ts';

/** How long a server may take to apply a change after an unclear answer, in ms. */
export const applyMs = 5 * 60_000;

/** Whether a later read can tell more about an outcome. */
export function isAwaited(outcome: Outcome): boolean {
  return isOpen(outcome) || outcome.ending === 'not-applied' || isFailureToRecheck(outcome);
}

// A server that failed may have applied the change, and a state that was never read is not known.
function isFailureToRecheck({ ending, app, error, sent }: Outcome): boolean {
  const serverFailed = error instanceof ApiError && error.status >= 500;
  return sent && ending === 'failed' && (!app || serverFailed);
}

/** An outcome after the app was read again at `at` (ms); `null`: that read tells nothing new. */
export function settledOutcome(
  change: Change,
  before: Outcome,
  app: App,
  at: number,
): Outcome | null {
  if (!isAwaited(before) || before.at >= at) return null;
  const read: Outcome = { ...before, app: withoutSecrets(app), at };
  const status = statusAt(app, change.level);
  const wasAccepted = before.ending === 'unverified' || before.ending === 'unconfirmed';
  if (status !== undefined && isAlready(status, change.action))
    return { ...read, ending: wasAccepted ? 'done' : 'done-anyway' };
  const waitedMs = at - (before.answeredAt ?? before.at);
  switch (before.ending) {
    case 'unverified':
      return waitedMs >= confirmMs ? { ...read, ending: 'unconfirmed' } : null;
    case 'unknown':
      return waitedMs >= applyMs && status !== undefined
        ? { ...read, ending: 'not-applied' }
        : read;
    case 'failed':
      return before.app ? null : read;
    default:
      return read;
  }
}
