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
 * Runs an operation for a dialog, and follows up an undecided outcome. Once the dialog is closed, nothing is sent any
 * more, and nothing ends unreported: neither what was sent before nor what was not sent.
 *
 * @param isOpen whether the dialog is still open
 * @returns its record; if nothing was started because an earlier request for the same may still take effect, the record
 *   of that, also if it was sent before a reload
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

// It stays in Activity, from where it can be tried again.
function recordNotSent(operation: Operation): FinishedOperation {
  const id = recordStart(operation);
  const outcome = { ending: 'not-sent', sent: false, at: Date.now() } as const;
  recordOutcome(id, outcome);
  return { id, operation, outcome };
}

// What exists already was not created.
function isDone({ operation, outcome }: FinishedOperation): boolean {
  return operation.isCreation ? tookEffect(outcome) : isSuccess(outcome);
}

/** A record, if its outcome is known. */
export function finished(record: ReturnType<typeof lastRecordOf>): FinishedOperation | undefined {
  return record?.outcome && { ...record, outcome: record.outcome };
}
