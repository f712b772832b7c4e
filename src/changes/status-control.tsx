import { useMutationState, useQueryClient } from '@tanstack/react-query';
import { LoaderCircle } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { maskKey } from '../access/mask.ts';
import { isAlready, type Action } from '../access/status.ts';
import type { OwnerState } from '../access/evaluate.ts';
import type { App } from '../api/schemas.ts';
import { m } from '../paraglide/messages.js';
import { Select } from '../ui/select.tsx';
import { changeAndTell } from './change-and-tell.ts';
import { changeKey, decide, statusAt, type Change, type Level } from './change.ts';
import { StatusBadge } from './status-badge.tsx';
import styles from './status-control.module.css';
import { useRefusal } from './use-refusal.ts';

// The edit view fetches its code right behind its own (`fetchWhatAsks`).
const RevokeDialog = lazy(async () => ({
  default: (await import('./revoke-dialog.tsx')).RevokeDialog,
}));

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
  const client = useQueryClient();
  const trigger = useRef<HTMLButtonElement>(null);
  // What was on the page when the question came up: the answer is about that, whatever comes in meanwhile.
  const [asked, setAsked] = useState<Change | null>(null);
  const [asking, setAsking] = useState(false);
  const underWay = useUnderWay(organization, app, level);
  const status = statusAt(app, level) ?? '';
  const refused = useRefusal({ organization, app, level });

  function choose(action: Action) {
    if (underWay || isAlready(status, action)) return;
    const change = decide({ organization, app, level }, action);
    if (action === 'approve') return void changeAndTell(client, change);
    setAsked(change);
    setAsking(true);
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
        readOnly={refused}
        onChange={choose}
      />
      {asked && (
        <Suspense fallback={null}>
          <RevokeDialog
            open={asking}
            change={asked}
            owner={owner}
            returnTo={trigger}
            onCancel={() => setAsking(false)}
            onConfirm={() => {
              setAsking(false);
              void changeAndTell(client, asked);
            }}
          />
        </Suspense>
      )}
    </>
  );
}

function UnderWay({ action }: { action: Action }) {
  return (
    <span className={styles.underWay}>
      <LoaderCircle size={14} aria-hidden />
      {action === 'approve' ? m.approving() : m.revoking()}
    </span>
  );
}

/** What is being done to a switch right now, also by an earlier visit to the page. */
function useUnderWay(organization: string, app: App, level: Level): Action | undefined {
  const [underWay] = useMutationState({
    filters: { mutationKey: changeKey(organization, app.appId, level), status: 'pending' },
    select: (mutation) => (mutation.state.variables as Change).action,
  });
  return underWay;
}

function labelOf({ key, product }: Level): string {
  if (product !== undefined) return m.status_of_product({ product });
  if (key !== undefined) return m.status_of_key({ key: maskKey(key) });
  return m.app_status();
}
