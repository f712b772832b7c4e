import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronRight from 'lucide-react/icons/chevron-right';
import type { ActivityRecord } from '../operations/log.ts';
import { formatList, formatNumber, formatTime } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import { countsOf, entriesUndoneBy, undosOfRun } from './activity-entries.ts';
import styles from './activity-page.module.css';
import { EntryLink } from './entry-link.tsx';
import { RowTime } from './row-time.tsx';
import type { RowProps } from './row-props.ts';

interface Props extends RowProps {
  records: readonly ActivityRecord[];
  /** whether its changes are shown below it */
  isOpen: boolean;
  onToggle(this: void): void;
  /** moves the focus to the row of a record or a bulk run */
  onGoTo(this: void, id: number): void;
}

/** A bulk run in one row: when, how many changes, how they ended, and what they undid or were undone by. */
export function RunRow(props: Props) {
  const { id, records, index, measure, onFocus, isOpen, onToggle } = props;
  const [first] = records;
  if (!first) return null;
  const organizations = [
    ...new Set(records.map(({ operation }) => operation.resource.organization)),
  ];
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it only observes the focus
    <tr
      ref={measure}
      id={`change-${id}`}
      tabIndex={-1}
      aria-rowindex={index + 2}
      data-index={index}
      onFocus={onFocus}
    >
      <td>
        <RowTime ms={first.startedAt} />
      </td>
      <th scope="row">
        <span className={styles.subject}>{titleOf(records)}</span>
        <span className={styles.small} translate="no">
          {formatList(organizations)}
        </span>
      </th>
      <td>
        <span className={styles.small}>{actionsOf(records)}</span>
      </td>
      <td>
        <Outcome records={records} />
        <UndoLinks {...props} />
      </td>
      <td>
        <Button
          aria-expanded={isOpen}
          icon={
            isOpen ? <ChevronDown size={16} aria-hidden /> : <ChevronRight size={16} aria-hidden />
          }
          onClick={onToggle}
        >
          {m.bulk_entry_changes()}
        </Button>
      </td>
    </tr>
  );
}

function titleOf(records: readonly ActivityRecord[]): string {
  const count = records.length;
  // What it undoes may no longer be in the log.
  const isUndo = records.some(({ operation }) => operation.undoes !== undefined);
  return isUndo ? m.bulk_undo_entry({ count }) : m.bulk_entry({ count });
}

function UndoLinks({ records, onGoTo }: Pick<Props, 'records' | 'onGoTo'>) {
  const { changed } = countsOf(records);
  return (
    <>
      {undosOfRun(records).map(({ id, at, count }) => (
        <EntryLink key={id} id={id} onGoTo={onGoTo}>
          {count === changed
            ? m.undone_at({ time: formatTime(at) })
            : m.bulk_entry_undone({
                undone: formatNumber(count),
                count: formatNumber(changed),
                time: formatTime(at),
              })}
        </EntryLink>
      ))}
      {entriesUndoneBy(records).map(({ id, at }) => (
        <EntryLink key={id} id={id} onGoTo={onGoTo}>
          {m.undoes_bulk_change_of({ time: formatTime(at) })}
        </EntryLink>
      ))}
    </>
  );
}

function actionsOf(records: readonly ActivityRecord[]): string {
  return formatList([...new Set(records.map(({ operation }) => operation.texts.action()))]);
}

function Outcome({ records }: Pick<Props, 'records'>) {
  const { changed, failed, unconfirmed, running } = countsOf(records);
  const problems = failed + unconfirmed;
  const lines = [
    failed > 0 && m.bulk_entry_failed({ failed: formatNumber(failed) }),
    unconfirmed > 0 && m.bulk_entry_unconfirmed({ unconfirmed: formatNumber(unconfirmed) }),
    running > 0 && m.bulk_entry_running({ running: formatNumber(running) }),
  ].filter((line) => line !== false);
  return (
    <>
      <span className={styles.result}>
        {m.bulk_entry_done({ done: formatNumber(changed), count: formatNumber(records.length) })}
      </span>
      {lines.map((line) => (
        <span key={line} className={styles.result} data-tone={problems > 0 ? 'failure' : 'neutral'}>
          {line}
        </span>
      ))}
    </>
  );
}
