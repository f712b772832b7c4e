import { hasLater, undosOf, type ActivityRecord } from './log.ts';
import { asUndo, isUndecided, tookEffect, type Operation } from './operation.ts';

/**
 * The operation that undoes a record, or `null`: it took no effect, nothing restores the value before, or the same value
 * was changed again since.
 */
export function undoOf(
  record: Pick<ActivityRecord, 'id' | 'operation' | 'outcome'>,
): Operation | null {
  const { operation, outcome } = record;
  if (outcome?.state === undefined || !tookEffect(outcome)) return null;
  const wasChangedAgain = hasLater(
    record,
    (later) => !later.outcome || tookEffect(later.outcome) || isUndecided(later.outcome),
  );
  if (wasChangedAgain || !operation.isShownIn(outcome.state)) return null;
  const undo = operation.inverse(outcome.state, outcome.at);
  return undo && undo.action !== operation.action ? asUndo(undo, record.id) : null;
}

/** The record that undid a record, as a read showed; `undefined` = none. */
export function undoneBy(id: number): ActivityRecord | undefined {
  return undosOf(id).findLast(({ outcome }) => outcome && tookEffect(outcome));
}
