import { useState } from 'react';
import { nameOfKey, plainKeyName } from '../access/key-names.ts';
import { lastRecordOf, useFindRecord } from '../operations/log.ts';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import { DataTable, type Column } from '../ui/data-table.tsx';
import styles from '../ui/page.module.css';
import {
  AccessCell,
  FoundAppCell,
  ExpiryCell,
  KeyCell,
  LastUsedCell,
  FoundOwnerCell,
  ProductsCell,
  KeyLinks,
} from './found-cells.tsx';
import { ChangeCell } from './revoke/change-cell.tsx';
import { operationIdOf } from './revoke/revoke-level.ts';
import { isRevokedNow, isSelected } from './leaked-keys.ts';
import { selectKeys, type LeakedKey, type Incident } from './incident.ts';

/** The keys that were found, each with its app. Those that are not revoked are selected together. */
export function FoundTable({ incident }: { incident: Incident }) {
  // A change of the log changes statuses, and so what can be selected.
  useFindRecord();
  const [isUsageAsked, askForUsage] = useState(false);
  const leakedKeys = incident.leakedKeys.toSorted(byCertainty);
  const open = leakedKeys.filter((leakedKey) => !isRevokedNow(leakedKey));
  const isChanged =
    incident.revocations.size > 0 ||
    leakedKeys.some((leakedKey) => lastRecordOf(operationIdOf(leakedKey)));
  const selected = open.filter((leakedKey) => isSelected(leakedKey, incident)).length;
  return (
    <section className={styles.section}>
      {!isUsageAsked && (
        <div className={styles.tools}>
          <Button
            onClick={() => {
              askForUsage(true);
              document.querySelector('h1')?.focus();
            }}
          >
            {m.leaks_usage_load()}
          </Button>
        </div>
      )}
      <DataTable
        label={m.find_keys()}
        columns={columnsFor(incident, { isUsageAsked, isChanged })}
        count={leakedKeys.length}
        rowAt={(index) => leakedKeys[index]}
        keyOf={({ id }) => id}
        selection={{
          isSelected: (leakedKey) => isSelected(leakedKey, incident),
          onSelect: (leakedKey, isOn) => selectKeys([leakedKey], isOn),
          onSelectAll: (isOn) => selectKeys(isOn ? open : leakedKeys, isOn),
          selected: selected === 0 ? 'none' : selected < open.length ? 'some' : 'all',
          labelOf: ({ app, key }) =>
            m.select_key({ key: plainKeyName(nameOfKey(app, key)), app: app.displayName }),
          labelOfAll: m.leaks_select_all(),
        }}
      />
    </section>
  );
}

// Whole keys first; then by organization, in the order in which they were found.
function byCertainty(one: LeakedKey, other: LeakedKey): number {
  return (
    Number(other.isWhole) - Number(one.isWhole) ||
    one.organization.localeCompare(other.organization)
  );
}

function columnsFor(
  incident: Incident,
  { isUsageAsked, isChanged }: { isUsageAsked: boolean; isChanged: boolean },
): Column<LeakedKey>[] {
  const column = (id: string, name: string, cell: Column<LeakedKey>['cell'], width?: string) => ({
    id,
    name,
    cell,
    ...(width !== undefined && { width }),
  });
  return [
    column('app', m.column_app(), (leakedKey) => <FoundAppCell {...{ leakedKey, incident }} />),
    column(
      'key',
      m.column_key(),
      (leakedKey) => <KeyCell leakedKey={leakedKey} pasted={incident.pasted} />,
      '16%',
    ),
    column(
      'owner',
      m.column_owner(),
      (leakedKey) => <FoundOwnerCell leakedKey={leakedKey} />,
      '14%',
    ),
    column('access', m.leaks_state(), (leakedKey) => <AccessCell leakedKey={leakedKey} />, '12%'),
    column('products', m.column_products(), (leakedKey) => <ProductsCell leakedKey={leakedKey} />),
    column('expires', m.expires(), (leakedKey) => <ExpiryCell leakedKey={leakedKey} />, '8%'),
    column(
      'used',
      m.usage_title(),
      (leakedKey) => <LastUsedCell leakedKey={leakedKey} isAsked={isUsageAsked} />,
      '9%',
    ),
    ...(isChanged
      ? [
          column('change', m.leaks_result(), (leakedKey) => (
            <ChangeCell {...{ leakedKey, incident }} />
          )),
        ]
      : []),
    {
      ...column(
        'replace',
        m.leaks_replace(),
        (leakedKey) => <KeyLinks leakedKey={leakedKey} />,
        '10%',
      ),
      isNameHidden: true,
    },
  ];
}
