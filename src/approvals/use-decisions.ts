import { useMemo } from 'react';
import { knownStatus } from '../access/status.ts';
import type { Owner } from '../api/schemas.ts';
import { ownerKey } from '../inventory/row.ts';
import { isStatusChange, type StatusChange } from '../operations/app/status-change.ts';
import { useRecords, type ActivityRecord } from '../operations/log.ts';
import { tookEffect, valueBefore } from '../operations/operation.ts';

/** A decision of this tab about something that was pending. */
export type Decision = ActivityRecord & { operation: StatusChange };

/** How many requests of an owner this tab approved and rejected, as a text takes them. */
export interface EarlierDecisions {
  approved: number;
  rejected: number;
}

/** What this tab decided in an organization, oldest first. */
export function useDecisions(organization: string): Decision[] {
  const records = useRecords();
  return useMemo(
    () =>
      records.filter(
        (record): record is Decision =>
          record.operation.resource.organization === organization &&
          isStatusChange(record.operation) &&
          knownStatus(valueBefore(record.operation)) === 'pending',
      ),
    [records, organization],
  );
}

/** Counts the decisions that took effect. */
export function countDecisions(decisions: readonly Decision[]): EarlierDecisions {
  const taken = decisions.filter(({ outcome }) => outcome && tookEffect(outcome));
  const approved = taken.filter(({ operation }) => operation.action === 'approve').length;
  return { approved, rejected: taken.length - approved };
}

/** What this tab decided about the requests of an owner; `null` = nothing that took effect. */
export function useEarlierDecisions(organization: string, owner: Owner): EarlierDecisions | null {
  const id = ownerKey(owner);
  const counts = countDecisions(
    useDecisions(organization).filter(({ operation }) => ownerKey(operation.before.owner) === id),
  );
  return counts.approved + counts.rejected > 0 ? counts : null;
}
