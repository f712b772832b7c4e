import type { Condition } from '../access/evaluate.ts';
import type { Action } from '../access/status.ts';
import { openBulk } from '../bulk/run/bulk-job.ts';
import type { KeyRow } from '../inventory/keys/key-row.ts';
import type { KeyView } from '../inventory/keys/key-view.ts';
import { SelectionBar } from '../listing/selection-bar.tsx';
import { formatNumber } from '../messages/format.ts';
import { keyNameText } from '../operations/app/texts/key-text.ts';
import { unsettledByApp } from '../operations/app/unsettled-levels.ts';
import { useRecords } from '../operations/log.ts';
import { m } from '../paraglide/messages.js';
import type { OrganizationUsage } from '../usage/organization-usage.ts';
import { DataTable } from '../ui/data-table.tsx';
import { useNow } from '../ui/hooks/use-now.ts';
import { keyColumns } from './key-columns.tsx';
import { isUnconfirmedKey, rowIdOf } from './key-words.ts';
import type { ShownKeys } from './use-key-listing.ts';
import { useKeySelection } from './use-key-selection.ts';

interface Props {
  organization: string;
  keys: ShownKeys & { areOwnersLoading: boolean };
  usage: OrganizationUsage;
  view: KeyView;
  /** the list covers only some of the apps */
  isPartial: boolean;
  onSort(this: void, column: string): void;
}

/** The table *Keys*, with bulk actions for the selected keys. Without a match, only the selection is shown. */
export function KeyTable({ organization, keys, usage, view, isPartial, onSort }: Props) {
  const { listing, rowAt, onVisible } = keys;
  const { count } = listing.answer;
  const selection = useKeySelection(listing);
  const { selected, countInList } = selection;
  const columns = useColumns(organization, usage, keys.areOwnersLoading);
  return (
    <>
      {selected.size > 0 && (
        <SelectionBar
          count={selected.size}
          elsewhere={selected.size - countInList}
          partNote={isPartial ? m.keys_select_part() : undefined}
          onBulk={(action) => void openDialog(action)}
          onClear={selection.clear}
        />
      )}
      {count > 0 && (
        <DataTable
          label={m.keys_title()}
          columns={columns}
          count={count}
          rowAt={rowAt}
          keyOf={keyOf}
          onVisible={onVisible}
          sorting={{ column: view.sort, descending: view.descending }}
          onSort={onSort}
          selection={{
            isSelected: (row) => selected.has(rowIdOf(row)),
            onSelect: (row, isSelected, withShift) =>
              void selection.select(row, placeOf(row), isSelected, withShift),
            onSelectAll: (isSelected) => void selection.selectAll(isSelected),
            selected: countInList === 0 ? 'none' : countInList < count ? 'some' : 'all',
            labelOf: ({ keyName, app }) => m.select_key({ key: keyNameText(keyName), app }),
            labelOfAll: m.keys_select_all({ count: formatNumber(count) }),
          }}
        />
      )}
    </>
  );

  // Only a row that is shown can be clicked.
  function placeOf(row: KeyRow): number {
    const id = rowIdOf(row);
    for (let index = 0; index < count; index += 1) {
      const found = rowAt(index);
      if (found && rowIdOf(found) === id) return index;
    }
    return -1;
  }

  async function openDialog(action: Action) {
    const selectedKeys: Record<string, string[]> = {};
    for (const { appId, keyId } of await selection.inOrder())
      (selectedKeys[appId] ??= []).push(keyId);
    const ids = Object.keys(selectedKeys);
    openBulk({ organization, action, ids, selectedKeys, onStart: selection.clear });
  }
}

// Stable, because the table computes the positions of all rows again for each new function.
const keyOf = (row: KeyRow) => rowIdOf(row);

function useColumns(organization: string, usage: OrganizationUsage, areOwnersLoading: boolean) {
  const now = useNow();
  // A change of the log can settle a change.
  useRecords();
  const unsettled = unsettledByApp(organization);
  const conditionsOf = (row: KeyRow): Condition[] => [
    ...row.conditions.map((condition) =>
      condition === 'owner-unread' && areOwnersLoading ? 'owner-loading' : condition,
    ),
    ...(isUnconfirmedKey(row, unsettled.get(row.appId)) ? (['unconfirmed'] as const) : []),
  ];
  return keyColumns({ organization, now, usage, conditionsOf });
}
