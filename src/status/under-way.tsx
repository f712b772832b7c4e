import { useMutationState } from '@tanstack/react-query';
import LoaderCircle from 'lucide-react/icons/loader-circle';
import { m } from '../paraglide/messages.js';
import { useLastRecord } from '../operations/log.ts';
import type { Operation } from '../operations/operation.ts';
import { mutationKeyOf } from '../operations/run.ts';
import styles from './under-way.module.css';

/** What is being done to a value, by `Operation.id`, also since an earlier visit to the page: *Revoking…*. */
export function useUnderWay(operationId: string): string | undefined {
  const isConfirming = useLastRecord(operationId)?.isConfirming === true;
  const [running] = useMutationState({
    filters: { mutationKey: mutationKeyOf(operationId), status: 'pending' },
    select: (mutation) => mutation.state.variables as Operation,
  });
  return isConfirming ? m.confirming() : running?.texts.running();
}

/** *Revoking…* or *Confirming…*, shown instead of the status. */
export function UnderWay({ text }: { text: string }) {
  return (
    <span className={styles.underWay}>
      <LoaderCircle size={14} aria-hidden />
      {text}
    </span>
  );
}
