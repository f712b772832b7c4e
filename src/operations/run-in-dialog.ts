import type { QueryClient } from '@tanstack/react-query';
import { followUp } from './confirm/follow-up.ts';
import { lastRecordOf, recordOutcome, recordStart, type FinishedOperation } from './log.ts';
import { tookEffect, type Operation } from './operation.ts';
import { isSuccess } from './report/outcome-report.ts';
import { report, reportLate, runAnnounced } from './run-and-report.ts';
import { keptOverReload, restoreSentCreation } from './after-reload/sent-creations.ts';

/** Which outcomes a dialog shows itself while it is open. All others are reported as those of any other change. */
export type ShownInDialog = 'failures' | 'everything' | 'nothing';

/**
 * Runs an operation for a dialog, and follows up an undecided outcome. If the dialog is closed before, the operation is
 * not sent, which is reported; if it is closed meanwhile, the outcome is reported.
 *
 * @param isOpen whether the dialog is still open
 * @returns its record; or, if an earlier request for the same creation may still take effect, also from before a reload,
 *   the record of that
 */
export async function runInDialog(
  client: QueryClient,
  operation: Operation,
  isOpen: () => boolean,
  shows: ShownInDialog = 'failures',
): Promise<FinishedOperation | undefined> {
  const record = isOpen() ? await run(client, operation) : recordNotSent(operation);
  if (!record) return undefined;
  const isShown = isOpen() && (shows === 'everything' || (shows === 'failures' && !isDone(record)));
  if (!isShown) void report(client, record);
  followUp(client, operation, (settled) => reportLate(client, settled));
  return record;
}

async function run(client: QueryClient, operation: Operation) {
  const isSent = operation.isCreation && (await restoreSentCreation(client, operation));
  const toRun = operation.isCreation ? keptOverReload(operation) : operation;
  return (
    (isSent ? null : await runAnnounced(client, toRun)) ?? finished(lastRecordOf(operation.id))
  );
}

// Recorded, so that it can be tried again from Activity.
function recordNotSent(operation: Operation): FinishedOperation {
  const id = recordStart(operation);
  const outcome = { ending: 'not-sent', sent: false, at: Date.now() } as const;
  recordOutcome(id, outcome);
  return { id, operation, outcome };
}

// A creation is not done if what it creates existed already.
function isDone({ operation, outcome }: FinishedOperation): boolean {
  return operation.isCreation ? tookEffect(outcome) : isSuccess(outcome);
}

/** A record, if its outcome is known. */
export function finished(record: ReturnType<typeof lastRecordOf>): FinishedOperation | undefined {
  return record?.outcome && { ...record, outcome: record.outcome };
}
