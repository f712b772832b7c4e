import { useMutationState } from '@tanstack/react-query';
import { LoaderCircle } from 'lucide-react';
import type { Action } from '../access/status.ts';
import { m } from '../paraglide/messages.js';
import { useLastRecord } from '../operations/log.ts';
import { changeKey, type Change, type Switch } from '../operations/app/status-change.ts';
import styles from './under-way.module.css';

/** The change of a switch that is running, also from an earlier visit to the page; `confirm` = reads are repeated. */
export function useUnderWay(target: Switch): Action | 'confirm' | undefined {
  const { organization, app, level } = target;
  const isConfirming = useLastRecord(target)?.isConfirming === true;
  const [underWay] = useMutationState({
    filters: { mutationKey: changeKey(organization, app.appId, level), status: 'pending' },
    select: (mutation) => (mutation.state.variables as Change).action,
  });
  return isConfirming ? 'confirm' : underWay;
}

/** *Revoking…* or *Confirming…*, shown instead of the status. */
export function UnderWay({ action }: { action: Action | 'confirm' }) {
  return (
    <span className={styles.underWay}>
      <LoaderCircle size={14} aria-hidden />
      {texts[action]()}
    </span>
  );
}

const texts = { approve: m.approving, revoke: m.revoking, confirm: m.confirming };
