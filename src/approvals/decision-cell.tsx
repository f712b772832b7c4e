import type { ReactNode } from 'react';
import type { Reason } from '../access/evaluate.ts';
import type { Action } from '../access/status.ts';
import { hasShortcuts } from '../find/shortcuts.ts';
import type { Operation } from '../operations/operation.ts';
import { m } from '../paraglide/messages.js';
import { ChangeNote } from '../status/change-note.tsx';
import { UnderWay, useUnderWay } from '../status/under-way.tsx';
import { useRefusal } from '../status/use-refusal.ts';
import { reasonText } from '../status/verdict.tsx';
import { Button } from '../ui/button.tsx';
import styles from './approvals.module.css';
import { approveTexts, itemText, rejectTexts } from './item-words.ts';
import type { QueueRow } from './queue.ts';

interface Props {
  organization: string;
  row: QueueRow;
  /** what its decision requires */
  requirements: Pick<Operation, 'permission' | 'impossible'>;
  /** why an approval opens nothing yet */
  reason: Reason | null;
  onDecide(action: Action): void;
}

/** The buttons of a request, and the outcome of the last decision about it. */
export function DecisionCell({ organization, row, requirements, reason, onDecide }: Props) {
  const underWay = useUnderWay(row.id);
  const refused = useRefusal(organization, requirements);
  const button = (action: Action, label: string, text: ReactNode) => (
    <Button
      data-action={action}
      aria-label={label}
      aria-keyshortcuts={hasShortcuts() ? action.charAt(0) : undefined}
      aria-disabled={refused !== undefined || undefined}
      title={refused}
      // Ignores the second click of a double click: another button may have moved here.
      onClick={({ detail }) => {
        if (detail <= 1) onDecide(action);
      }}
    >
      {text}
    </Button>
  );
  return (
    <div>
      {underWay ? (
        <UnderWay text={underWay} />
      ) : (
        <span className={styles.buttons}>
          {button('approve', itemText(row, approveTexts), m.action_approve())}
          {button('revoke', itemText(row, rejectTexts), m.approvals_reject())}
        </span>
      )}
      {reason && (
        <span className={styles.small}>
          {m.approvals_no_effect({ reason: reasonText(reason, row.app) })}
        </span>
      )}
      <ChangeNote operationId={row.id} />
    </div>
  );
}
