import ArrowRight from 'lucide-react/icons/arrow-right';
import CircleX from 'lucide-react/icons/circle-x';
import { useRef } from 'react';
import { PageLink } from '../page-link.tsx';
import { type ActivityRecord } from '../operations/log.ts';
import { undoOf } from '../operations/undo.ts';
import { CheckAgain } from '../status/check-again.tsx';
import { appIdIn } from '../operations/app/switches.ts';
import { recordPlace, useOutcomePlace } from '../operations/report/outcome-places.ts';
import {
  canBeChecked,
  isUndecided,
  tookEffect,
  valueAfter,
  valueBefore,
  type Operation,
  type Outcome,
} from '../operations/operation.ts';
import { ValueBadge } from '../status/status-badge.tsx';
import { UndoButton } from '../status/undo-button.tsx';
import { m } from '../paraglide/messages.js';
import { paths } from '../paths.ts';
import styles from './activity-page.module.css';
import { ResultCell } from './result-cell.tsx';
import type { RowProps } from './row-props.ts';
import { RowTime } from './row-time.tsx';

interface Props extends RowProps {
  record: ActivityRecord;
  /** it is listed below its bulk run */
  isInRun: boolean;
  /** whether the details are open */
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
  /** moves the focus to the row of a record */
  onGoTo(this: void, id: number): void;
}

/**
 * One operation of this tab: when, what, from what to what, how it ended, and the way back. The row can have the focus,
 * because its buttons disappear when they have done their work.
 */
export function ActivityRow(props: Props) {
  const { id, record, index, isInRun, measure, onFocus } = props;
  const resultCell = useRef<HTMLTableCellElement>(null);
  useOutcomePlace(recordPlace(id), resultCell);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it only observes the focus
    <tr
      ref={measure}
      id={`change-${id}`}
      tabIndex={-1}
      aria-rowindex={index + 2}
      data-index={index}
      data-in-run={isInRun || undefined}
      onFocus={onFocus}
    >
      <td>
        <RowTime ms={record.startedAt} />
      </td>
      <th scope="row">
        <What record={record} />
      </th>
      <td>
        <span className={styles.small}>{record.operation.texts.action()}</span>
        <Change record={record} />
      </td>
      <td ref={resultCell}>
        <ResultCell {...props} />
      </td>
      <td>
        <NextStep record={record} />
      </td>
    </tr>
  );
}

interface RecordProps {
  record: ActivityRecord;
}

function What({ record: { operation, fingerprint } }: RecordProps) {
  const { resource, texts } = operation;
  const parent = texts.parent();
  const owner = texts.owner?.();
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
      {owner && <span className={styles.small}>{m.owned_by({ owner })}</span>}
      {fingerprint && <span className={styles.small}>{m.fingerprint_is({ fingerprint })}</span>}
    </>
  );
}

function ResourceName({ operation: { resource, texts } }: { operation: Operation }) {
  const appId = appIdIn(resource);
  const name = texts.resource();
  if (appId === undefined) return <span translate="no">{name}</span>;
  return (
    <PageLink to={paths.app(resource.organization, appId)} translate="no">
      {name}
    </PageLink>
  );
}

// While the outcome is undecided, what was read last may be out of date.
function Change({ record: { operation, outcome } }: RecordProps) {
  const isKnown = outcome !== undefined && !isUndecided(outcome);
  const before = valueBefore(operation);
  const after = isKnown ? valueAfter(operation, outcome) : undefined;
  if (isKnown && hasFailed(outcome) && (after === undefined || after === before))
    return <NotChanged operation={operation} value={after} />;
  return (
    <span className={styles.change}>
      <ValueBadge operation={operation} value={before} />
      <ArrowRight size={14} role="img" aria-label={m.activity_to()} />
      {after === undefined ? (
        <span className={styles.small}>{m.unknown()}</span>
      ) : (
        <ValueBadge operation={operation} value={after} />
      )}
    </span>
  );
}

function hasFailed(outcome: Outcome): boolean {
  return !tookEffect(outcome) && outcome.ending !== 'already' && outcome.ending !== 'replaced';
}

function NotChanged({ operation, value }: { operation: Operation; value: string | undefined }) {
  return (
    <span className={styles.failed}>
      <CircleX size={14} aria-hidden />
      {value === undefined
        ? m.change_failed()
        : m.change_failed_still({ status: operation.texts.value(value) })}
    </span>
  );
}

function NextStep({ record }: RecordProps) {
  const { outcome } = record;
  if (!outcome) return null;
  const undo = undoOf(record);
  if (undo) return <UndoButton record={{ ...record, outcome }} undo={undo} />;
  if (record.operation.isShownOnly) return null;
  return canBeChecked(outcome) && <CheckAgain record={{ ...record, outcome }} />;
}
