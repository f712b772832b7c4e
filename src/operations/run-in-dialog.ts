import type { QueryClient } from '@tanstack/react-query';
import { announce } from '../ui/toast/announcer.ts';
import { followUp } from './confirm/follow-up.ts';
import { lastRecordOf, type FinishedOperation } from './log.ts';
import type { Operation } from './operation.ts';
import { reportLate } from './run-and-report.ts';
import { runOperation } from './run.ts';
import { keptOverReload, restoreSentCreation } from './after-reload/sent-creations.ts';

/**
 * Runs an operation for a dialog, which shows its outcome itself. Follows up an undecided outcome.
 *
 * @returns its record; if nothing was started because an earlier request for the same may still take effect, the record
 *   of that, also if it was sent before a reload
 */
export async function runInDialog(
  client: QueryClient,
  operation: Operation,
): Promise<FinishedOperation | undefined> {
  const { runningAnnounced, confirmingAnnounced } = operation.texts;
  const on = {
    start: () => announce(runningAnnounced()),
    confirm: () => announce(confirmingAnnounced()),
  };
  const isSent = operation.isCreation && (await restoreSentCreation(client, operation));
  const toRun = operation.isCreation ? keptOverReload(operation) : operation;
  const record =
    (isSent ? null : await runOperation(client, toRun, on)) ?? finished(lastRecordOf(operation.id));
  if (record) followUp(client, operation, (settled) => reportLate(client, settled));
  return record;
}

/** A record, if its outcome is known. */
export function finished(record: ReturnType<typeof lastRecordOf>): FinishedOperation | undefined {
  return record?.outcome && { ...record, outcome: record.outcome };
}
