import { isSameOwnerStatus, type OwnerAction } from '../../access/status.ts';
import { write } from '../../api/client.ts';
import { hasOwner } from '../../api/owners.ts';
import type { Owner, OwnerRecord } from '../../api/schemas.ts';
import { ownerPermission, ownerStatusRequest } from '../../api/status.ts';
import type { Operation, SavedOperation } from '../operation.ts';
import { ownerResource, ownerStatusId, statusOf } from './owner-resource.ts';
import { ownerStatusTexts } from './owner-status-texts.ts';

/** An owner, and what the screen shows of it. */
interface OwnerTarget {
  organization: string;
  owner: Owner;
  record: OwnerRecord;
}

/** A change of an owner's status as JSON: all that it consists of. */
export interface SavedOwnerStatusChange extends SavedOperation, OwnerTarget {
  kind: 'owner-status';
  action: OwnerAction;
}

/**
 * Creates the operation that makes an owner active or inactive. The keys of an inactive owner do not work.
 *
 * @param at when it was requested, in ms
 */
export function ownerStatusChange(
  { organization, owner, record }: OwnerTarget,
  action: OwnerAction,
  at = Date.now(),
): Operation<OwnerRecord> {
  const request = () => ownerStatusRequest(organization, owner, action);
  return {
    resource: ownerResource(organization, owner),
    id: ownerStatusId(organization, owner),
    action,
    wanted: action,
    before: record,
    at,
    stops: action === 'inactive',
    permission: ownerPermission(organization, owner),
    impossible: hasOwner(owner) ? undefined : 'no-owner',
    valueIn: statusOf,
    isShownIn: (state) => isSameOwnerStatus(statusOf(state), action),
    send: () => write(organization, request()),
    request,
    inverse(state, undoneAt) {
      const back = actions.find((one) => isSameOwnerStatus(statusOf(record), one));
      return back
        ? ownerStatusChange({ organization, owner, record: state }, back, undoneAt)
        : null;
    },
    basedOn: (state, baseAt) =>
      ownerStatusChange({ organization, owner, record: state }, action, baseAt),
    texts: ownerStatusTexts(record, action),
    reportTexts: async () =>
      (await import('./owner-report-texts.ts')).ownerReportTexts(record, action),
    describe: () => ({
      owner: { kind: record.kind, id: record.id, label: record.label },
      level: 'owner',
    }),
    save: (): SavedOwnerStatusChange => ({
      kind: 'owner-status',
      organization,
      owner,
      record,
      action,
    }),
  };
}

const actions = ['active', 'inactive'] as const;
