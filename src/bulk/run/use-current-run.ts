import { useFindRecord } from '../../operations/log.ts';
import type { BulkJob } from './bulk-job.ts';
import type { BulkRun } from './bulk-state.ts';
import { updatedRun } from './bulk-unconfirmed.ts';

/** The run of a job with the current outcomes of its unconfirmed changes, and the same for what an undo left. */
export function useCurrentRun({ run, leftByUndo }: BulkJob): {
  run: BulkRun;
  beforeUndo: BulkRun | null;
} {
  const find = useFindRecord();
  return { run: updatedRun(run, find), beforeUndo: leftByUndo && updatedRun(leftByUndo, find) };
}
