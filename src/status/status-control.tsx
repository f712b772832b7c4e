import { useRef } from 'react';
import { isAlready, type Action } from '../access/status.ts';
import type { AnyApp } from '../api/schemas.ts';
import { LazyBoundary, lazyPart } from '../errors/lazy-boundary.tsx';
import { m } from '../paraglide/messages.js';
import type { SelectListProps } from '../ui/choices/select-list.tsx';
import { Select } from '../ui/choices/select.tsx';
import type { Level } from '../operations/app/switches.ts';
import { useOutcomePlace } from '../operations/report/outcome-places.ts';
import { RevokeConfirmation } from './dialogs/revoke-confirmation.tsx';
import { StatusBadge } from './status-badge.tsx';
import { statusLabel } from './status-label.ts';
import { UnderWay } from './under-way.tsx';
import { useStatusSwitch } from './use-status-switch.ts';

export interface StatusProps {
  organization: string;
  app: AnyApp;
  level: Level;
  /** see StatusBadge */
  overruled?: boolean;
}

const StatusList = lazyPart<SelectListProps<Action>>(
  async () => (await import('../ui/choices/select-list.tsx')).SelectList,
);

/** Fetches the lists of the controls in advance: a control may be opened at once, or without a network. */
export const prefetchStatusList = StatusList.preload;

/** The switch: shows a status, approves at once, asks before revoking. */
export function StatusControl({ organization, app, level, overruled = false }: StatusProps) {
  const trigger = useRef<HTMLButtonElement>(null);
  const control = useStatusSwitch({ organization, app, level }, trigger);
  const { id, status, underWay, isUnconfirmed, confirmation } = control;
  useOutcomePlace(id, trigger);
  return (
    <>
      <Select
        ref={trigger}
        label={statusLabel(app, level)}
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
            <StatusBadge status={status} overruled={overruled} />
          )
        }
        options={[
          { value: 'approve', label: m.action_approve() },
          { value: 'revoke', label: m.action_revoke() },
        ]}
        busy={underWay !== undefined}
        readOnly={control.refused}
        onChange={control.choose}
        List={LazyStatusList}
      />
      {confirmation && <RevokeConfirmation {...confirmation} />}
    </>
  );
}

function LazyStatusList(props: SelectListProps<Action>) {
  return (
    <LazyBoundary>
      <StatusList {...props} />
    </LazyBoundary>
  );
}
