import { ApiError } from '../api/api-error.ts';
import { explain } from '../errors/explain.ts';
import { formatDuration, formatTime } from '../messages/format.ts';
import { findRecord, type ActivityRecord } from '../operations/log.ts';
import { undoneBy } from '../operations/undo.ts';
import { gatewaysUntil } from '../operations/report/propagation.ts';
import { resultOf } from '../operations/report/result.ts';
import { m } from '../paraglide/messages.js';
import { PropagationClock } from '../status/change-outcome.tsx';
import { CurlCommand } from '../status/curl-command.tsx';
import styles from './activity-page.module.css';
import { EntryLink } from './entry-link.tsx';

interface Props {
  record: ActivityRecord;
  /** whether the details are open */
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
  /** moves the focus to the row of a record */
  onGoTo(this: void, id: number): void;
}

/** How a change ended, what it undid or was undone by, and its details. */
export function ResultCell({ record, isOpen, onOpenChange, onGoTo }: Props) {
  const { operation, outcome, startedAt } = record;
  const { tone, text } = resultOf(record);
  const until = outcome ? gatewaysUntil(operation, outcome) : null;
  return (
    <>
      <span className={styles.result} data-tone={tone}>
        {text}
      </span>
      <UndoLinks record={record} onGoTo={onGoTo} />
      {until !== null && (
        <span className={styles.small}>
          <PropagationClock key={until} operation={operation} until={until} />
        </span>
      )}
      <details
        className={styles.details}
        open={isOpen}
        onToggle={({ currentTarget }) => onOpenChange(currentTarget.open)}
      >
        <summary>{m.details()}</summary>
        <ul className={styles.small}>
          {outcome && (
            <li>{m.activity_took({ duration: formatDuration(outcome.at - startedAt) })}</li>
          )}
          <Report record={record} />
        </ul>
        <CurlCommand operation={operation} />
      </details>
    </>
  );
}

// What undid it, or what it undid, as links to those rows.
function UndoLinks({ record: { id, operation }, onGoTo }: Pick<Props, 'record' | 'onGoTo'>) {
  const undo = undoneBy(id);
  const undone = operation.undoes === undefined ? undefined : findRecord(operation.undoes);
  return (
    <>
      {undo && (
        <EntryLink id={undo.id} onGoTo={onGoTo}>
          {m.undone_at({ time: formatTime(undo.outcome?.at ?? undo.startedAt) })}
        </EntryLink>
      )}
      {undone && (
        <EntryLink id={undone.id} onGoTo={onGoTo}>
          {m.undoes_change_of({ time: formatTime(undone.startedAt) })}
        </EntryLink>
      )}
    </>
  );
}

// What went wrong and the server's words for it, or at least its name for the request.
function Report({ record: { outcome } }: Pick<Props, 'record'>) {
  if (!(outcome?.error instanceof ApiError))
    return outcome?.requestId && <Words>{`request id ${outcome.requestId}`}</Words>;
  const { what, details } = explain(outcome.error);
  return (
    <>
      <li>{what}</li>
      {details.map((line) => (
        <Words key={line}>{line}</Words>
      ))}
    </>
  );
}

function Words({ children }: { children: string }) {
  return (
    <li>
      <code>{children}</code>
    </li>
  );
}
