import { useMutationState } from '@tanstack/react-query';
import { LoaderCircle } from 'lucide-react';
import type { Action } from '../access/status.ts';
import { m } from '../paraglide/messages.js';
import { changeKey, type Change, type Switch } from './change.ts';
import styles from './under-way.module.css';

/** What is being done to a switch right now, also by an earlier visit to the page. */
export function useUnderWay({ organization, app, level }: Switch): Action | undefined {
  const [underWay] = useMutationState({
    filters: { mutationKey: changeKey(organization, app.appId, level), status: 'pending' },
    select: (mutation) => (mutation.state.variables as Change).action,
  });
  return underWay;
}

/** *Revoking…* in the place of a status. */
export function UnderWay({ action }: { action: Action }) {
  return (
    <span className={styles.underWay}>
      <LoaderCircle size={14} aria-hidden />
      {action === 'approve' ? m.approving() : m.revoking()}
    </span>
  );
}
