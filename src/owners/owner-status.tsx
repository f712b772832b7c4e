import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { isActive, isSameOwnerStatus, type OwnerAction } from '../access/status.ts';
import type { Owner, OwnerRecord } from '../api/schemas.ts';
import { ownerPermission } from '../api/status.ts';
import { LazyBoundary, lazyPart } from '../errors/lazy-boundary.tsx';
import type { Operation } from '../operations/operation.ts';
import { useOutcomePlace } from '../operations/report/outcome-places.ts';
import { ownerStatusId } from '../operations/owner/owner-resource.ts';
import { ownerStatusChange } from '../operations/owner/owner-status-change.ts';
import { runAndReport } from '../operations/run-and-report.ts';
import { m } from '../paraglide/messages.js';
import { UnderWay } from '../status/under-way.tsx';
import { useSwitchState } from '../status/use-status-switch.ts';
import { SelectList } from '../ui/choices/select-list.tsx';
import { Select } from '../ui/choices/select.tsx';
import { OwnerBadge } from './owner-badge.tsx';
import type { OwnerKeys } from '../inventory/apps-of/owner-keys.ts';

const DeactivateDialog = lazyPart(
  async () => (await import('./deactivate-dialog.tsx')).DeactivateDialog,
);

/** Fetches the code of the dialog in advance. */
export const prefetchDeactivateDialog = DeactivateDialog.preload;

interface Props {
  organization: string;
  owner: Owner;
  record: OwnerRecord;
  /** what the status decides for the keys of the owner */
  keys: OwnerKeys;
  /** these are all its keys */
  isComplete: boolean;
}

/** The switch of an owner: activates at once, asks before it deactivates. */
export function OwnerStatus({ organization, owner, record, keys, isComplete }: Props) {
  const client = useQueryClient();
  const trigger = useRef<HTMLButtonElement>(null);
  // The operation as it was when the dialog opened: the person confirms that, whatever is read meanwhile.
  const [toConfirm, setToConfirm] = useState<Operation<OwnerRecord> | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const id = ownerStatusId(organization, owner);
  const status = record.status ?? '';
  const { underWay, isUnconfirmed, refused } = useSwitchState(organization, id, {
    permission: ownerPermission(organization, owner),
    impossible: undefined,
  });
  useOutcomePlace(id, trigger);
  return (
    <>
      <Select
        ref={trigger}
        label={m.owner_status({ owner: record.label })}
        value={isUnconfirmed ? null : actionOf(status)}
        shown={underWay ? <UnderWay text={underWay} /> : <OwnerBadge status={record.status} />}
        options={[
          { value: 'active', label: m.action_activate() },
          { value: 'inactive', label: m.action_deactivate() },
        ]}
        busy={underWay !== undefined}
        readOnly={refused}
        onChange={choose}
        List={SelectList}
      />
      {toConfirm && (
        <LazyBoundary key={toConfirm.at}>
          <DeactivateDialog
            open={isOpen}
            operation={toConfirm}
            name={record.label}
            keys={isActive(toConfirm.before.status ?? '') || isUnconfirmed ? keys : null}
            isComplete={isComplete}
            returnTo={trigger}
            onCancel={() => setIsOpen(false)}
            onConfirm={() => {
              setIsOpen(false);
              void runAndReport(client, toConfirm);
            }}
          />
        </LazyBoundary>
      )}
    </>
  );

  function choose(action: OwnerAction) {
    if (underWay) return;
    const operation = ownerStatusChange({ organization, owner, record }, action);
    if (action === 'active') return void runAndReport(client, operation);
    setToConfirm(operation);
    setIsOpen(true);
  }
}

function actionOf(status: string): OwnerAction | null {
  if (isActive(status)) return 'active';
  return isSameOwnerStatus(status, 'inactive') ? 'inactive' : null;
}
