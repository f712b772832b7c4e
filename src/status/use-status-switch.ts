import { useQueryClient } from '@tanstack/react-query';
import { useState, type ComponentProps, type RefObject } from 'react';
import { isAlready, type Action } from '../access/status.ts';
import {
  requirementsOf,
  statusChange,
  type StatusChange,
} from '../operations/app/status-change.ts';
import { statusAt, switchId, type Switch } from '../operations/app/switches.ts';
import { useIsUnconfirmed } from '../operations/confirm/own-writes.ts';
import { runAndReport } from '../operations/run-and-report.ts';
import type { RevokeConfirmation } from './dialogs/revoke-confirmation.tsx';
import { useUnderWay } from './under-way.tsx';
import { useRefusal } from './use-refusal.ts';

/** What is behind the controls of one status: its state, and a choice that approves at once or asks before revoking. */
export function useStatusSwitch(target: Switch, control: RefObject<HTMLElement | null>) {
  const client = useQueryClient();
  // The change as it was when the dialog opened: the person confirms that, whatever is read meanwhile.
  const [toConfirm, setToConfirm] = useState<StatusChange | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const id = switchId(target);
  const status = statusAt(target.app, target.level) ?? '';
  const underWay = useUnderWay(id);
  // Then both actions can be chosen: the status that was read last may be wrong.
  const isUnconfirmed = useIsUnconfirmed(id);
  const refused = useRefusal(target.organization, requirementsOf(target));

  const isOpenTo = (action: Action) => isUnconfirmed || !isAlready(status, action);

  function choose(action: Action) {
    if (underWay || !isOpenTo(action)) return;
    const change = statusChange(target, action);
    if (action === 'approve') return void runAndReport(client, change);
    setToConfirm(change);
    setIsOpen(true);
  }

  const confirmation: ComponentProps<typeof RevokeConfirmation> | null = toConfirm && {
    open: isOpen,
    change: toConfirm,
    returnTo: control,
    onClose: () => setIsOpen(false),
  };
  return { id, status, underWay, isUnconfirmed, refused, isOpenTo, choose, confirmation };
}
