import type { BulkTarget } from '../../inventory/bulk-plan.ts';
import { isStatusChange } from '../../operations/app/status-change.ts';
import { emptyRun, type BulkRun, type Failure, type Task } from './bulk-state.ts';
import { canBeUndone, undoTasks } from './bulk-tasks.ts';
import { canBeChecked } from '../../operations/operation.ts';

/** A round that undoes changes. */
interface UndoRound {
  tasks: Task[];
  /** the result of an earlier undo round, to which this one adds */
  from: BulkRun;
  /** unconfirmed changes: nothing to undo yet, but the server may still apply them */
  beforeUndo: BulkRun;
}

/**
 * The changes that Undo sends, and the unconfirmed ones that it leaves for later.
 *
 * @param beforeUndo the changes that an earlier undo left for later, up to date; `null` = nothing was undone yet
 */
export function undoRound(run: BulkRun, beforeUndo: BulkRun | null): UndoRound {
  const applied = beforeUndo ?? run;
  return {
    tasks: undoTasks(applied),
    from: beforeUndo ? run : emptyRun,
    beforeUndo: { ...emptyRun, unconfirmed: unsettledIn(applied) },
  };
}

/** What Undo of an approval revokes: the same statuses in the same apps, as far as each can be undone. */
export function revocationOf(target: BulkTarget, { changed }: BulkRun) {
  const changes = changed
    .filter(canBeUndone)
    .map(({ operation }) => operation)
    .filter(isStatusChange);
  const keys = changes.map(({ level }) => level.key ?? '');
  const revoked: BulkTarget =
    target.kind === 'app'
      ? target
      : 'product' in target
        ? { kind: 'product-in-keys', product: target.product, keys }
        : { kind: 'found', keys };
  const ids = [...new Set(changes.map(({ before }) => before.appId))];
  return { action: 'revoke' as const, target: revoked, ids };
}

/** The changes of a run that may still take effect. */
export function unsettledIn({ unconfirmed, failures }: BulkRun): Failure[] {
  const mayBeApplied = ({ reason }: Failure) =>
    reason.kind === 'ended' && canBeChecked(reason.record.outcome);
  return [...unconfirmed, ...failures.filter(mayBeApplied)];
}
