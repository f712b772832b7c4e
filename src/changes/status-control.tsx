import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query';
import { LoaderCircle } from 'lucide-react';
import { useRef, useState, useSyncExternalStore } from 'react';
import { maskKey } from '../access/mask.ts';
import { isAlready, type Action } from '../access/status.ts';
import type { OwnerState } from '../access/evaluate.ts';
import type { App } from '../api/schemas.ts';
import { permissionFor } from '../api/status.ts';
import { refusedIn, watchSessions } from '../connection/session.ts';
import { m } from '../paraglide/messages.js';
import { Select } from '../ui/select.tsx';
import { changeKey, statusAt, statusChange, type Change, type Level } from './change.ts';
import { RevokeDialog } from './revoke-dialog.tsx';
import { StatusBadge } from './status-badge.tsx';
import styles from './status-control.module.css';
import { inverseOf, tellOutcome } from './tell.ts';

export interface StatusProps {
  organization: string;
  app: App;
  owner: OwnerState | undefined;
  level: Level;
  /** see StatusBadge */
  overruled?: boolean;
}

/** The switch: shows a status, approves at once, asks before it revokes. */
export function StatusControl({ organization, app, owner, level, overruled }: StatusProps) {
  const trigger = useRef<HTMLButtonElement>(null);
  const [asking, setAsking] = useState(false);
  const { send, underWay } = useStatusChange(organization, app, level);
  const status = statusAt(app, level) ?? '';
  const refused = useRefusal(organization, app, level);

  function choose(action: Action) {
    if (underWay || isAlready(status, action)) return;
    if (action === 'revoke') setAsking(true);
    else send(action);
  }

  return (
    <>
      <Select
        ref={trigger}
        label={labelOf(level)}
        value={
          isAlready(status, 'approve') ? 'approve' : isAlready(status, 'revoke') ? 'revoke' : null
        }
        shown={
          underWay ? (
            <UnderWay action={underWay} />
          ) : (
            <StatusBadge status={status} overruled={overruled ?? false} />
          )
        }
        options={[
          { value: 'approve', label: m.action_approve() },
          { value: 'revoke', label: m.action_revoke() },
        ]}
        busy={underWay !== undefined}
        readOnly={refused && m.read_only({ permission: refused })}
        onChange={choose}
      />
      <RevokeDialog
        open={asking}
        change={{ organization, app, owner, level }}
        returnTo={trigger}
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          send('revoke');
        }}
      />
    </>
  );
}

/** The permission that the server has refused for this switch, or `undefined` while it has not. */
function useRefusal(organization: string, app: App, level: Level): string | undefined {
  const refused = useSyncExternalStore(watchSessions, () => refusedIn(organization));
  const permission = permissionFor({ organization, owner: app.owner, app: app.name, ...level });
  return refused.has(permission) ? permission : undefined;
}

function UnderWay({ action }: { action: Action }) {
  return (
    <span className={styles.underWay}>
      <LoaderCircle size={14} aria-hidden />
      {action === 'approve' ? m.approving() : m.revoking()}
    </span>
  );
}

/** Sends a change of one switch, and knows of one that is under way, also from an earlier visit. */
function useStatusChange(organization: string, app: App, level: Level) {
  const client = useQueryClient();
  const observed = { mutationKey: changeKey(organization, app.appId, level) };
  const { mutate } = useMutation(
    statusChange(
      client,
      { organization, app, level },
      {
        onSettled(change, outcome) {
          const back = inverseOf(change.before);
          tellOutcome(change, outcome, () => {
            const { mutationKey } = observed;
            // Somebody may be changing this switch again by hand: their word is the newer one.
            if (!back || client.isMutating({ mutationKey }) > 0) return;
            mutate({ ...change, action: back, before: outcome.shown ?? '' });
          });
        },
      },
    ),
  );
  const [underWay] = useMutationState({
    filters: { ...observed, status: 'pending' },
    select: (mutation) => (mutation.state.variables as Change).action,
  });
  const send = (action: Action) =>
    mutate({ organization, app, level, action, before: statusAt(app, level) ?? '' });
  return { send, underWay };
}

function labelOf({ key, product }: Level): string {
  if (product !== undefined) return m.status_of_product({ product });
  if (key !== undefined) return m.status_of_key({ key: maskKey(key) });
  return m.app_status();
}
