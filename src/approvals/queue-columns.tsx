import type { Action } from '../access/status.ts';
import type { Product } from '../api/schemas.ts';
import { ownerKey, type Directory } from '../inventory/row.ts';
import { requirementsOf } from '../operations/app/status-change.ts';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import type { Column } from '../ui/data-table.tsx';
import styles from './approvals.module.css';
import { reasonOfNoEffect, pendingSwitch } from './decision.ts';
import { DecisionCell } from './decision-cell.tsx';
import type { Grouping, QueueRow } from './queue.ts';
import { AppCell, OwnerCell, SinceCell, WhatCell } from './request-cells.tsx';

export interface ColumnProps {
  organization: string;
  grouping: Grouping;
  owners: Directory;
  products: ReadonlyMap<string, Product> | undefined;
  /** ms */
  now: number;
  onSelectGroup(this: void, rows: readonly QueueRow[]): void;
  onDecide(this: void, row: QueueRow, action: Action): void;
}

/** The columns of the queue; what it is grouped by comes first. */
export function queueColumns(props: ColumnProps): Column<QueueRow>[] {
  const { organization, grouping, now } = props;
  const what = {
    id: 'what',
    name: m.approvals_column_what(),
    cell: (row: QueueRow) => <What {...props} row={row} />,
  };
  const owner = {
    id: 'owner',
    name: m.column_owner(),
    width: '21%',
    cell: (row: QueueRow) => <Owner {...props} row={row} />,
  };
  const app = {
    id: 'app',
    name: m.column_app(),
    width: '17%',
    cell: (row: QueueRow) => <AppCell {...row} organization={organization} />,
  };
  return [
    ...(grouping === 'owner' ? [owner, app, what] : [what, app, owner]),
    {
      id: 'since',
      name: m.approvals_column_since(),
      width: '16ch',
      cell: ({ since }) => <SinceCell since={since} now={now} />,
    },
    {
      id: 'decision',
      name: m.approvals_column_decision(),
      width: '25%',
      cell: (row) => <Decision {...props} row={row} />,
    },
  ];
}

type CellProps = ColumnProps & { row: QueueRow };

function What({ row, organization, products, grouping, onSelectGroup }: CellProps) {
  return (
    <div>
      <WhatCell
        organization={organization}
        level={row.level}
        product={products?.get(row.level.product ?? '')}
      />
      {grouping === 'product' && <SelectGroup row={row} onSelectGroup={onSelectGroup} />}
    </div>
  );
}

function Owner({ row, organization, owners, grouping, onSelectGroup }: CellProps) {
  const owner = owners.get(ownerKey(row.app.owner));
  return (
    <div>
      <OwnerCell {...row} {...{ organization, owners, owner }} />
      {grouping === 'owner' && <SelectGroup row={row} onSelectGroup={onSelectGroup} />}
    </div>
  );
}

function Decision({ row, organization, owners, now, onDecide }: CellProps) {
  return (
    <DecisionCell
      organization={organization}
      row={row}
      requirements={requirementsOf(pendingSwitch(organization, row))}
      reason={reasonOfNoEffect(row, owners.get(ownerKey(row.app.owner)), now)}
      onDecide={(action) => onDecide(row, action)}
    />
  );
}

function SelectGroup({ row: { group }, onSelectGroup }: Pick<CellProps, 'row' | 'onSelectGroup'>) {
  if (!group) return null;
  return (
    <Button kind="quiet" className={styles.group ?? ''} onClick={() => onSelectGroup(group)}>
      {m.approvals_pick_group({ count: group.length })}
    </Button>
  );
}
