import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { isAlready, type Action } from '../access/status.ts';
import type { AnyApp } from '../api/schemas.ts';
import { m } from '../paraglide/messages.js';
import { Select } from '../ui/select.tsx';
import { runAndReport } from '../operations/run-and-report.ts';
import {
  requirementsOf,
  statusChange,
  type StatusChange,
} from '../operations/app/status-change.ts';
import { statusAt, switchId, type Level } from '../operations/app/switches.ts';
import { keyText } from '../operations/app/key-text.ts';
import { useOutcomePlace } from '../operations/outcome-places.ts';
import { useIsUnconfirmed } from '../operations/own-writes.ts';
import { RevokeConfirmation } from './revoke-confirmation.tsx';
import { StatusBadge } from './status-badge.tsx';
import { UnderWay, useUnderWay } from './under-way.tsx';
import { useRefusal } from './use-refusal.ts';

export interface StatusProps {
  organization: string;
  app: AnyApp;
  level: Level;
  /** see StatusBadge */
  overruled?: boolean;
}

/** The switch: shows a status, approves at once, asks before revoking. */
export function StatusControl({ organization, app, level, overruled }: StatusProps) {
  const client = useQueryClient();
  const trigger = useRef<HTMLButtonElement>(null);
  // The change as it was when the dialog opened: the person confirms that, whatever is read meanwhile.
  const [toConfirm, setToConfirm] = useState<StatusChange | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const target = { organization, app, level };
  const id = switchId(target);
  useOutcomePlace(id, trigger);
  const underWay = useUnderWay(id);
  const status = statusAt(app, level) ?? '';
  // Then both actions can be chosen: the status that was read last may be wrong.
  const isUnconfirmed = useIsUnconfirmed(id);
  const refused = useRefusal(organization, requirementsOf(target));

  function choose(action: Action) {
    if (underWay || (isAlready(status, action) && !isUnconfirmed)) return;
    const change = statusChange(target, action);
    if (action === 'approve') return void runAndReport(client, change);
    setToConfirm(change);
    setIsOpen(true);
  }

  return (
    <>
      <Select
        ref={trigger}
        label={labelOf(app, level)}
        value={
          isUnconfirmed
            ? null
            : isAlready(status, 'approve')
              ? 'approve'
              : isAlready(status, 'revoke')
                ? 'revoke'
                : null
        }
        shown={
          underWay ? (
            <UnderWay text={underWay} />
          ) : (
            <StatusBadge status={status} overruled={overruled ?? false} />
          )
        }
        options={[
          { value: 'approve', label: m.action_approve() },
          { value: 'revoke', label: m.action_revoke() },
        ]}
        busy={underWay !== undefined}
        readOnly={refused}
        onChange={choose}
      />
      {toConfirm && (
        <RevokeConfirmation
          open={isOpen}
          change={toConfirm}
          returnTo={trigger}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
}

function labelOf(app: AnyApp, { key, product }: Level): string {
  if (product !== undefined) return m.status_of_product({ product });
  if (key !== undefined) return m.status_of_key({ key: keyText(app, key) });
  return m.app_status();
}
