import type { QueryClient } from '@tanstack/react-query';
import { settleUndecided, type ActivityRecord, type FinishedChange } from '../operations/log.ts';
import { fetchFresh } from '../operations/app/app-resource.ts';
import { attempt } from '../operations/attempt.ts';
import { nextTurn } from '../operations/next-turn.ts';
import type { BulkRun, Failure } from './bulk-state.ts';
import { isUndecided, tookEffect } from '../operations/app/status-change.ts';

type FindRecord = (id: number) => ActivityRecord | undefined;

/** A run with the current outcomes of its unconfirmed changes. */
export function updatedRun(run: BulkRun, find: FindRecord): BulkRun {
  const now: BulkRun = {
    ...run,
    changed: [...run.changed],
    failures: [...run.failures],
    unconfirmed: [],
  };
  for (const failure of run.unconfirmed) {
    const record = recordOf(failure, find);
    if (!record || isUndecided(record.outcome))
      now.unconfirmed.push(record ? { ...failure, reason: { kind: 'ended', record } } : failure);
    else if (tookEffect(record.outcome)) now.changed.push(record);
    else now.failures.push({ ...failure, reason: { kind: 'ended', record } });
  }
  return now;
}

function recordOf({ reason }: Failure, find: FindRecord): FinishedChange | undefined {
  if (reason.kind !== 'ended') return undefined;
  const { id } = reason.record;
  const outcome = find(id)?.outcome;
  return outcome && { ...reason.record, outcome };
}

/** Reads the apps of unconfirmed changes again, one after the other. */
export async function checkUnconfirmed(
  client: QueryClient,
  unconfirmed: readonly Failure[],
): Promise<void> {
  const changes = unconfirmed.flatMap(({ reason }) =>
    reason.kind === 'ended' ? [reason.record.change] : [],
  );
  const apps = new Map(changes.map(({ organization, app }) => [app.appId, organization]));
  for (const [appId, organization] of apps) {
    await nextTurn();
    const read = await attempt(() => fetchFresh(client, organization, appId));
    if (read.ok) settleUndecided(organization, read.value, Date.now());
  }
}
