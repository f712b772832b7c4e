import type { QueryClient } from '@tanstack/react-query';
import {
  settleUndecided,
  type ActivityRecord,
  type FinishedOperation,
} from '../../operations/log.ts';
import { attempt } from '../../operations/attempt.ts';
import { nextTurn } from '../../operations/confirm/next-turn.ts';
import type { BulkRun, Failure } from './bulk-state.ts';
import { isUndecided, tookEffect } from '../../operations/operation.ts';
import { resourceKey } from '../../operations/record-index.ts';

type FindRecord = (id: number) => ActivityRecord | undefined;

/** A run with the current outcomes of its operations that did not take effect at first; after a 5xx they still can. */
export function updatedRun(run: BulkRun, find: FindRecord): BulkRun {
  const now: BulkRun = { ...run, changed: [...run.changed], failures: [], unconfirmed: [] };
  const update = (failure: Failure, listBefore: Failure[]) => {
    const record = recordOf(failure, find);
    if (!record) listBefore.push(failure);
    else if (tookEffect(record.outcome)) now.changed.push(record);
    else {
      const list = isUndecided(record.outcome) ? now.unconfirmed : now.failures;
      list.push({ ...failure, reason: { kind: 'ended', record } });
    }
  };
  for (const failure of run.failures) update(failure, now.failures);
  for (const failure of run.unconfirmed) update(failure, now.unconfirmed);
  return now;
}

function recordOf({ reason }: Failure, find: FindRecord): FinishedOperation | undefined {
  if (reason.kind !== 'ended') return undefined;
  const { id } = reason.record;
  const outcome = find(id)?.outcome;
  return outcome && { ...reason.record, outcome };
}

/** Reads the resources of unconfirmed operations again, one after the other. */
export async function checkUnconfirmed(
  client: QueryClient,
  unconfirmed: readonly Failure[],
): Promise<void> {
  const resources = new Map(
    unconfirmed.map(({ resource }) => [resourceKey(resource), resource] as const),
  );
  for (const resource of resources.values()) {
    await nextTurn();
    const read = await attempt(() => resource.read(client));
    if (read.ok) settleUndecided(resource, read.value, Date.now());
  }
}
