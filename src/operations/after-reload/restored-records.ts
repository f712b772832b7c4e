import type { QueryClient } from '@tanstack/react-query';
import { ApiError } from '../../api/api-error.ts';
import { findConnection } from '../../connection/connection.ts';
import { m } from '../../paraglide/messages.js';
import { storedRecords, type StoredRecord } from './keep-log.ts';
import { restoredChange } from '../app/restored-change.ts';
import { restoredStatusChange } from '../app/restored-status-change.ts';
import type { SavedChange, SavedStatusChange } from '../app/saved-change.ts';
import { attempt } from '../attempt.ts';
import { amendRecord, records, restoreRecords, type ActivityRecord } from '../log.ts';
import { asUndo, type Operation, type Outcome } from '../operation.ts';
import { ownerStatusChange, type SavedOwnerStatusChange } from '../owner/owner-status-change.ts';
import { resourceKey } from '../record-index.ts';

/** Puts the records of before a reload into the log. */
export function restoreActivity(): void {
  restoreRecords(
    storedRecords().flatMap((stored) => {
      try {
        return restored(stored);
      } catch {
        // Stored by another version of the console.
        return [];
      }
    }),
  );
}

function restored(stored: StoredRecord): ActivityRecord[] {
  const { id, startedAt, runId, isSent, fingerprint, account, undoes } = stored;
  const { operation, stateWith } = restoredOperation(stored);
  if (!findConnection(operation.resource.organization)) return [];
  return [
    {
      id,
      startedAt,
      runId,
      isSent,
      fingerprint,
      account,
      operation: undoes === undefined ? operation : asUndo(operation, undoes),
      outcome: restoredOutcome(stored, stateWith),
    },
  ];
}

type StateWith = (value: string | undefined) => unknown;

function restoredOperation(stored: StoredRecord): { operation: Operation; stateWith: StateWith } {
  const { before, at, fingerprint } = stored;
  const saved = stored.operation as SavedStatusChange | SavedOwnerStatusChange | SavedChange;
  if (saved.kind === 'change')
    return { operation: restoredChange(saved, stored), stateWith: (value) => ({ value }) };
  if (saved.kind === 'status')
    return {
      operation: restoredStatusChange(saved, { before, at, fingerprint }),
      stateWith: (status) => ({ status }),
    };
  return {
    operation: ownerStatusChange(saved, saved.action, at),
    stateWith: (status) => ({ ...saved.record, status }),
  };
}

// Nobody saw the response to a request that the reload interrupted.
function restoredOutcome({ outcome, isSent, startedAt }: StoredRecord, stateWith: StateWith) {
  if (!outcome)
    return isSent
      ? ({ ending: 'unknown', sent: true, at: startedAt } satisfies Outcome)
      : ({ ending: 'not-sent', sent: false, at: startedAt } satisfies Outcome);
  const { read, error, ...rest } = outcome;
  return {
    ...rest,
    state: read && stateWith(read.value),
    error: error && new ApiError(error),
  };
}

/**
 * Finds the key of a restored record again, and those of the other records of its app, so that they can be compared.
 *
 * @returns why that is not possible
 */
export async function findAgain(
  client: QueryClient,
  { id, operation: { resource } }: Pick<ActivityRecord, 'id' | 'operation'>,
): Promise<(() => string) | undefined> {
  const read = await attempt(() => resource.read(client));
  if (!read.ok) return m.app_not_loaded;
  const here = records().filter(
    ({ operation }) => operation.find && resourceKey(operation.resource) === resourceKey(resource),
  );
  let reason: (() => string) | undefined;
  for (const record of here) {
    const missing = await findIn(read.value, record);
    if (record.id === id) reason = missing;
  }
  return reason;
}

async function findIn(state: unknown, { id, operation, outcome }: ActivityRecord) {
  const found = await operation.find?.(state);
  if (!found) return undefined;
  if ('missing' in found) return reasons[found.missing];
  const { undoes } = operation;
  amendRecord(id, {
    operation: undoes === undefined ? found.operation : asUndo(found.operation, undoes),
    outcome: outcome && {
      ...outcome,
      state: outcome.state && found.stateWith(operation.valueIn(outcome.state)),
    },
  });
  return undefined;
}

const reasons = {
  fingerprint: m.find_again_no_fingerprint,
  key: m.find_again_no_key,
  product: m.find_again_no_product,
};
