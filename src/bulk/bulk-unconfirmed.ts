import type { QueryClient } from '@tanstack/react-query';
import { settleOpen, type ActivityRecord, type Finished } from '../operations/log.ts';
import { lookAt } from '../operations/app-reads.ts';
import { attempt } from '../operations/attempt.ts';
import { turn, type BulkRun, type Failure } from './bulk-run.ts';
import { isOpen, tookEffect } from '../operations/status-change.ts';

/** A run, by what is known now of what it left unconfirmed. */
export function updatedRun(run: BulkRun, records: readonly ActivityRecord[]): BulkRun {
  const now: BulkRun = {
    ...run,
    changed: [...run.changed],
    failures: [...run.failures],
    unconfirmed: [],
  };
  for (const failure of run.unconfirmed) {
    const record = recordOf(failure, records);
    if (!record || isOpen(record.outcome))
      now.unconfirmed.push(record ? { ...failure, reason: { kind: 'ended', record } } : failure);
    else if (tookEffect(record.outcome)) now.changed.push(record);
    else now.failures.push({ ...failure, reason: { kind: 'ended', record } });
  }
  return now;
}

function recordOf({ reason }: Failure, records: readonly ActivityRecord[]): Finished | undefined {
  if (reason.kind !== 'ended') return undefined;
  const { id } = reason.record;
  const outcome = records.find((record) => record.id === id)?.outcome;
  return outcome && { ...reason.record, outcome };
}

/** Reads the apps of what is not confirmed again, one after the other. */
export async function checkUnconfirmed(
  client: QueryClient,
  unconfirmed: readonly Failure[],
): Promise<void> {
  const changes = unconfirmed.flatMap(({ reason }) =>
    reason.kind === 'ended' ? [reason.record.change] : [],
  );
  const apps = new Map(changes.map(({ organization, app }) => [app.appId, organization]));
  for (const [appId, organization] of apps) {
    await turn();
    const read = await attempt(() => lookAt(client, organization, appId));
    if (read.ok) settleOpen(organization, read.value, Date.now());
  }
}
