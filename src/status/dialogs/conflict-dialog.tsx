import { isStatusChange } from '../../operations/app/status-change.ts';
import type { Difference, Operation } from '../../operations/operation.ts';
import type { ValueName } from '../../operations/operation-texts.ts';
import { removeQuestion, type PendingConflict } from '../../operations/report/pending-questions.ts';
import { m } from '../../paraglide/messages.js';
import { AlertDialog } from '../../ui/dialogs/alert-dialog.tsx';
import styles from './conflict-dialog.module.css';
import { Consequences } from './revoke-dialog.tsx';
import { ValueBadge } from '../status-badge.tsx';

/** Shows what someone else changed, and asks whether to run the operation anyway. */
export function ConflictDialog({ conflict }: { conflict: PendingConflict }) {
  const { operation, texts, confirm } = conflict;
  const { stops } = operation;
  return (
    <AlertDialog
      open
      title={texts.conflictTitle()}
      cancel={m.cancel()}
      confirm={operation.texts.action()}
      kind={stops ? 'danger' : 'primary'}
      description={<p>{texts.conflictExplained()}</p>}
      onCancel={() => removeQuestion(conflict)}
      onConfirm={() => {
        removeQuestion(conflict);
        confirm();
      }}
    >
      <Comparison conflict={conflict} />
      {stops && isStatusChange(operation) && (
        <div className={styles.loss}>
          <Consequences change={operation} />
        </div>
      )}
    </AlertDialog>
  );
}

function Comparison({ conflict }: { conflict: PendingConflict }) {
  const { operation, texts, seen, others } = conflict;
  const { id, before } = operation;
  const own: Difference = { id, seen, now: operation.valueIn(before) };
  return (
    <table className={styles.table} aria-label={m.conflict_table()}>
      <thead>
        <tr>
          <th scope="col">{m.conflict_switch()}</th>
          <th scope="col">{m.conflict_seen()}</th>
          <th scope="col">{m.conflict_now()}</th>
          <th scope="col">{m.conflict_wanted()}</th>
        </tr>
      </thead>
      <tbody>
        {[own, ...others.filter((row) => row.id !== id)].map((row) => {
          const name = texts.valueName(row.id);
          const of = { operation, isField: name.isField };
          return (
            <tr key={row.id}>
              <th scope="row">
                <Name {...name} />
              </th>
              <Cell {...of} label={m.conflict_seen()} value={row.seen} />
              <Cell {...of} label={m.conflict_now()} value={row.now} />
              {row === own ? (
                <Cell {...of} label={m.conflict_wanted()} value={operation.wanted} />
              ) : (
                <td data-label={m.conflict_wanted()}>{m.conflict_unchanged()}</td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Name({ name, isName, keyName }: ValueName) {
  return (
    <>
      <span translate={isName ? 'no' : undefined}>{name}</span>{' '}
      {keyName && <code className={styles.key}>{keyName}</code>}
    </>
  );
}

interface CellProps {
  label: string;
  operation: Operation;
  /** see ValueName */
  isField: boolean | undefined;
  value: string | undefined;
}

function Cell({ label, operation, isField, value }: CellProps) {
  return (
    <td data-label={label}>
      {value === undefined || (isField && value === '') ? (
        m.conflict_absent()
      ) : isField ? (
        <span translate="no">{value}</span>
      ) : (
        <ValueBadge operation={operation} value={value} />
      )}
    </td>
  );
}
