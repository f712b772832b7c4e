import { confirmMs } from './confirm-pauses.ts';
import { isUndecided, wasRefused, type Operation, type Outcome } from '../operation.ts';

/** How long a server may take to apply a change after an unclear response, in ms. */
export const applyMs = 5 * 60_000;

/** Whether a later read can change an outcome. */
export function canBeSettledLater(outcome: Outcome): boolean {
  return isUndecided(outcome) || outcome.ending === 'not-applied' || isFailureToRecheck(outcome);
}

// After a 5xx the change may have been applied; without a read the status is not known.
function isFailureToRecheck(outcome: Outcome): boolean {
  return (
    outcome.sent &&
    outcome.ending === 'failed' &&
    (outcome.state === undefined || !wasRefused(outcome))
  );
}

/** Whether the server accepted a change that reads do not show yet. */
export function wasAccepted({ ending }: Pick<Outcome, 'ending'>): boolean {
  return ending === 'unverified' || ending === 'unconfirmed';
}

/** When a change got its response or was given up, in ms. */
export function answerTime({ answeredAt, at }: Outcome): number {
  return answeredAt ?? at;
}

/** An outcome after a read of its resource at `at` (ms); `null` if the read changes nothing. */
export function settledOutcome(
  operation: Operation,
  before: Outcome,
  state: unknown,
  at: number,
): Outcome | null {
  if (!canBeSettledLater(before) || before.at >= at) return null;
  const read: Outcome = { ...before, state, at };
  const waitedMs = at - answerTime(before);
  // After 5 minutes someone else may have set the status, so a failed change stays failed.
  if (before.ending === 'failed' && waitedMs >= applyMs) return null;
  // A creation that was refused: what the read shows was created by someone else (`endingOf`).
  if (operation.isCreation && before.ending === 'failed')
    return before.state === undefined ? read : null;
  if (operation.isShownIn(state))
    return { ...read, ending: wasAccepted(before) ? 'done' : 'done-anyway' };
  switch (before.ending) {
    case 'unverified':
      return waitedMs >= confirmMs ? { ...read, ending: 'unconfirmed' } : null;
    case 'unknown':
      if (waitedMs < applyMs) return read;
      return { ...read, ending: operation.valueIn(state) === undefined ? 'gone' : 'not-applied' };
    case 'failed':
      return before.state === undefined ? read : null;
    default:
      return read;
  }
}
