import { useQueryClient } from '@tanstack/react-query';
import { useState, type ComponentProps, type RefObject } from 'react';
import { isAlready, type Action } from '../access/status.ts';
import {
  requirementsOf,
  statusChange,
  type StatusChange,
} from '../operations/app/status-change.ts';
import { statusAt, switchId, type Switch } from '../operations/app/switches.ts';
import type { Operation } from '../operations/operation.ts';
import { useIsUnconfirmed } from '../operations/confirm/own-writes.ts';
import { runAndReport } from '../operations/run-and-report.ts';
import type { RevokeConfirmation } from './dialogs/revoke-confirmation.tsx';
import { useUnderWay } from './under-way.tsx';
import { useRefusal } from './use-refusal.ts';

/** What a control of a status shows besides the status, by the `Operation.id` of its changes. */
export function useSwitchState(
  organization: string,
  id: string,
  requirements: Pick<Operation, 'permission' | 'impossible'>,
) {
  return {
    underWay: useUnderWay(id),
    /** then both actions can be chosen: the status that was read last may be wrong */
    isUnconfirmed: useIsUnconfirmed(id),
    refused: useRefusal(organization, requirements),
  };
}

/**
 * The state of one status and `choose`, which approves at once and asks before revoking.
 *
 * @param control gets the focus after that question; without it, what had it before
 */
export function useStatusSwitch(target: Switch, control?: RefObject<HTMLElement | null>) {
  const client = useQueryClient();
  // The change as it was when the dialog opened: the person confirms that, whatever is read meanwhile.
  const [toConfirm, setToConfirm] = useState<StatusChange | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const id = switchId(target);
  const status = statusAt(target.app, target.level) ?? '';
  const { underWay, isUnconfirmed, refused } = useSwitchState(
    target.organization,
    id,
    requirementsOf(target),
  );

  const canChoose = (action: Action) => isUnconfirmed || !isAlready(status, action);

  function choose(action: Action) {
    if (underWay || !canChoose(action)) return;
    const change = statusChange(target, action);
    if (action === 'approve') return void runAndReport(client, change);
    setToConfirm(change);
    setIsOpen(true);
  }

  const confirmation: ComponentProps<typeof RevokeConfirmation> | null = toConfirm && {
    open: isOpen,
    change: toConfirm,
    ...(control && { returnTo: control }),
    onClose: () => setIsOpen(false),
  };
  return { id, status, underWay, isUnconfirmed, refused, canChoose, choose, confirmation };
}
