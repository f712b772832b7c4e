import { useQueryClient } from '@tanstack/react-query';
import type { Action } from '../access/status.ts';
import { refusedIn } from '../connection/session.ts';
import { requirementsOf } from '../operations/app/status-change.ts';
import { isConfirming } from '../operations/confirm/own-writes.ts';
import { mutationKeyOf } from '../operations/run.ts';
import { runAndReport } from '../operations/run-and-report.ts';
import { m } from '../paraglide/messages.js';
import { announce } from '../ui/toast/announcer.ts';
import { DataTable, type Selection } from '../ui/data-table.tsx';
import { useNow } from '../ui/hooks/use-now.ts';
import { decisionOf, pendingSwitch } from './decision.ts';
import { queueColumns, type ColumnProps } from './queue-columns.tsx';
import type { QueueRow } from './queue.ts';
import { useQueueKeys } from './use-queue-keys.ts';
import { useRowFocus } from './use-row-focus.ts';

interface Props extends Omit<ColumnProps, 'now' | 'onDecide'> {
  rows: readonly QueueRow[];
  selection: Selection<QueueRow>;
  onDecideSelected(this: void, action: Action): void;
}

/** The queue. A decision moves the focus to the next row; the row of the decision goes when a read shows it. */
export function QueueTable(props: Props) {
  const { organization, rows, selection, onDecideSelected } = props;
  const client = useQueryClient();
  const now = useNow();
  const { box, onFocus, focusRow, focusedIndex } = useRowFocus(rows.length);

  function decide(row: QueueRow, action: Action, focusedAction?: Action) {
    const { permission, impossible } = requirementsOf(pendingSwitch(organization, row));
    if (impossible) return announce(m.read_only_no_owner());
    if (refusedIn(organization).has(permission)) return announce(m.read_only({ permission }));
    const isRunning =
      client.isMutating({ mutationKey: mutationKeyOf(row.id), exact: true }) > 0 ||
      isConfirming(row.id);
    if (isRunning) return undefined;
    void runAndReport(client, decisionOf(organization, row, action));
    const index = rows.indexOf(row);
    if (!focusRow(index + 1, focusedAction)) focusRow(index - 1, focusedAction);
  }

  useQueueKeys({
    move(by) {
      const index = focusedIndex();
      focusRow(index < 0 ? 0 : index + by);
    },
    decide(action) {
      // A selection takes precedence over the row with the focus.
      if (selection.selected !== 'none') return onDecideSelected(action);
      const row = rows[focusedIndex()];
      if (row) decide(row, action);
    },
  });

  const columns = queueColumns({
    ...props,
    now,
    onDecide: (row, action) => decide(row, action, action),
  });
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it only observes the focus
    <div ref={box} onFocus={onFocus}>
      <DataTable
        label={m.approvals()}
        columns={columns}
        count={rows.length}
        rowAt={(index) => rows[index]}
        keyOf={({ id }) => id}
        selection={selection}
      />
    </div>
  );
}
