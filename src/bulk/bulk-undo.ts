import { nothingYet, undoTasks, type BulkRun, type Failure, type Task } from './bulk-run.ts';
import { canBeChecked } from '../operations/status-change.ts';

/** A round that undoes changes. */
interface UndoRound {
  tasks: Task[];
  /** what an earlier round undid, which this one adds to */
  from: BulkRun;
  /** changes that are not confirmed: there is nothing to undo yet, but the server may still apply them */
  beforeUndo: BulkRun;
}

/**
 * What Undo sends, and what it leaves for later.
 *
 * @param beforeUndo what an earlier undo left for later, by what is known now; `null` = nothing was undone yet
 */
export function undoRound(run: BulkRun, beforeUndo: BulkRun | null): UndoRound {
  const applied = beforeUndo ?? run;
  return {
    tasks: undoTasks(applied),
    from: beforeUndo ? run : nothingYet,
    beforeUndo: { ...nothingYet, unconfirmed: unsettledIn(applied) },
  };
}

/** The changes of a run that may still take effect. */
export function unsettledIn({ unconfirmed, failures }: BulkRun): Failure[] {
  const mayBeApplied = ({ reason }: Failure) =>
    reason.kind === 'ended' && canBeChecked(reason.record.outcome);
  return [...unconfirmed, ...failures.filter(mayBeApplied)];
}
