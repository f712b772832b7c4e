import { useQueryClient } from '@tanstack/react-query';
import { ArrowRight } from 'lucide-react';
import { useId } from 'react';
import { Link } from 'react-router';
import { ApiError } from '../api/api-error.ts';
import { undoOf, type ActivityRecord } from '../operations/log.ts';
import { runAndReport } from '../operations/run-and-report.ts';
import { PropagationClock } from '../status/change-outcome.tsx';
import { CheckAgain } from '../status/check-again.tsx';
import { appIdIn } from '../operations/app/switches.ts';
import {
  canBeChecked,
  isUndecided,
  valueAfter,
  valueBefore,
  type Operation,
} from '../operations/operation.ts';
import { CurlCommand } from '../status/curl-command.tsx';
import { explain } from '../errors/explain.ts';
import { gatewaysUntil } from '../operations/propagation.ts';
import { resultOf } from '../operations/result.ts';
import { ValueBadge } from '../status/status-badge.tsx';
import { useRefusal } from '../status/use-refusal.ts';
import { formatDuration, formatDateTime, formatUtc } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import { paths } from '../paths.ts';
import { Button } from '../ui/button.tsx';
import { useFocusHandover } from '../ui/hooks/use-focus-handover.ts';
import styles from './activity-page.module.css';

interface Props {
  record: ActivityRecord;
  /** among all rows, from 0 */
  index: number;
  /** measures the height of the row now and whenever it changes, by its `data-index` */
  measure(this: void, row: HTMLTableRowElement | null): void;
  /** whether the details are open */
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
  onFocus(this: void): void;
}

/**
 * One operation of this tab: when, what, from what to what, how it ended, and the way back. The row can have the focus,
 * because its buttons disappear when they have done their work.
 */
export function ActivityRow(props: Props) {
  const { record, index, measure, isOpen, onOpenChange, onFocus } = props;
  const { startedAt, operation } = record;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it only observes the focus
    <tr ref={measure} tabIndex={-1} aria-rowindex={index + 2} data-index={index} onFocus={onFocus}>
      <td>
        <time dateTime={new Date(startedAt).toISOString()}>{formatDateTime(startedAt)}</time>
        <span className={styles.small} translate="no">
          {formatUtc(startedAt)}
        </span>
      </td>
      <th scope="row">
        <What record={record} />
      </th>
      <td>
        <span className={styles.small}>{operation.texts.action()}</span>
        <span className={styles.change}>
          <ValueBadge operation={operation} value={valueBefore(operation)} />
          <ArrowRight size={14} role="img" aria-label={m.activity_to()} />
          <After record={record} />
        </span>
      </td>
      <td>
        <ResultCell record={record} isOpen={isOpen} onOpenChange={onOpenChange} />
      </td>
      <td>
        <UndoButton record={record} />
      </td>
    </tr>
  );
}

function What({ record: { operation, fingerprint } }: { record: ActivityRecord }) {
  const { resource, texts } = operation;
  const parent = texts.parent();
  return (
    <>
      <span className={styles.subject} translate={texts.isLabelName ? 'no' : undefined}>
        {texts.label()}
      </span>
      <span className={styles.small}>
        {parent && `${parent} · `}
        <ResourceName operation={operation} />
        {' · '}
        <span translate="no">{resource.organization}</span>
      </span>
      {fingerprint && (
        <code className={styles.small} translate="no">
          {fingerprint}
        </code>
      )}
    </>
  );
}

function ResourceName({ operation: { resource, texts } }: { operation: Operation }) {
  const appId = appIdIn(resource);
  const name = texts.resource();
  if (appId === undefined) return <span translate="no">{name}</span>;
  return (
    <Link to={paths.app(resource.organization, appId)} translate="no">
      {name}
    </Link>
  );
}

// While the outcome is undecided, what was read last may be out of date.
function After({ record: { operation, outcome } }: { record: ActivityRecord }) {
  const isKnown = outcome !== undefined && !isUndecided(outcome);
  const value = isKnown ? valueAfter(operation, outcome) : undefined;
  if (value !== undefined) return <ValueBadge operation={operation} value={value} />;
  return <span className={styles.small}>{m.unknown()}</span>;
}

function ResultCell({
  record,
  isOpen,
  onOpenChange,
}: Pick<Props, 'record' | 'isOpen' | 'onOpenChange'>) {
  const { operation, outcome, startedAt } = record;
  const { tone, text } = resultOf(record);
  const until = outcome ? gatewaysUntil(operation, outcome) : null;
  return (
    <>
      <span className={styles.result} data-tone={tone}>
        {text}
      </span>
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

// What went wrong and the server's words for it, or at least its name for the request.
function Report({ record: { outcome } }: { record: ActivityRecord }) {
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

function UndoButton({ record }: { record: ActivityRecord }) {
  const undo = undoOf(record);
  if (undo) return <Undo operation={undo} />;
  const { id, operation, outcome } = record;
  return outcome && canBeChecked(outcome) && <CheckAgain record={{ id, operation, outcome }} />;
}

function Undo({ operation }: { operation: Operation }) {
  const client = useQueryClient();
  const refused = useRefusal(operation.resource.organization, operation);
  const why = useId();
  const button = useFocusHandover<HTMLButtonElement>();
  return (
    <>
      <Button
        ref={button}
        aria-label={m.undo_of({ label: operation.texts.label() })}
        aria-disabled={refused !== undefined || undefined}
        aria-describedby={refused && why}
        title={refused}
        // The second click of a double click lands on whatever has moved here: it must not count.
        onClick={({ detail }) => {
          if (refused === undefined && detail <= 1) void runAndReport(client, operation);
        }}
      >
        {m.undo()}
      </Button>
      {refused && (
        <span id={why} className="visually-hidden">
          {refused}
        </span>
      )}
    </>
  );
}
