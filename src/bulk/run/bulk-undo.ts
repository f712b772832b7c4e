import { emptyRun, type BulkRun, type Failure, type Task } from './bulk-state.ts';
import { undoTasks } from './bulk-tasks.ts';
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

/** The changes of a run that may still take effect. */
export function unsettledIn({ unconfirmed, failures }: BulkRun): Failure[] {
  const mayBeApplied = ({ reason }: Failure) =>
    reason.kind === 'ended' && canBeChecked(reason.record.outcome);
  return [...unconfirmed, ...failures.filter(mayBeApplied)];
}
