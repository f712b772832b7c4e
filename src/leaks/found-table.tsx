import { useState } from 'react';
import { nameOfKey, plainKeyName } from '../access/key-names.ts';
import { useFindRecord } from '../operations/log.ts';
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
import { isRevokedNow, isSelected } from './holders.ts';
import { selectHolders, type Holder, type Incident } from './incident.ts';

/** The keys that were found, each with its app. Those that are not revoked are selected together. */
export function FoundTable({ incident }: { incident: Incident }) {
  // A change of the log changes statuses, and so what can be selected.
  useFindRecord();
  const [isUsageAsked, askForUsage] = useState(false);
  const holders = incident.holders.toSorted(byCertainty);
  const open = holders.filter((holder) => !isRevokedNow(holder));
  const selected = open.filter((holder) => isSelected(holder, incident)).length;
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
        label={m.leaks_list()}
        columns={columnsFor(incident, isUsageAsked)}
        count={holders.length}
        rowAt={(index) => holders[index]}
        keyOf={({ id }) => id}
        selection={{
          isSelected: (holder) => isSelected(holder, incident),
          onSelect: (holder, isOn) => selectHolders([holder], isOn),
          onSelectAll: (isOn) => selectHolders(isOn ? open : holders, isOn),
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
function byCertainty(one: Holder, other: Holder): number {
  return (
    Number(other.isWhole) - Number(one.isWhole) ||
    one.organization.localeCompare(other.organization)
  );
}

function columnsFor(incident: Incident, isUsageAsked: boolean): Column<Holder>[] {
  const column = (id: string, name: string, cell: Column<Holder>['cell'], width?: string) => ({
    id,
    name,
    cell,
    ...(width !== undefined && { width }),
  });
  return [
    column('app', m.column_app(), (holder) => <FoundAppCell {...{ holder, incident }} />),
    column(
      'key',
      m.leaks_key(),
      (holder) => <KeyCell holder={holder} pasted={incident.pasted} />,
      '16%',
    ),
    column('owner', m.column_owner(), (holder) => <FoundOwnerCell holder={holder} />, '14%'),
    column('access', m.leaks_state(), (holder) => <AccessCell holder={holder} />, '12%'),
    column('products', m.column_products(), (holder) => <ProductsCell holder={holder} />),
    column('expires', m.expires(), (holder) => <ExpiryCell holder={holder} />, '8%'),
    column(
      'used',
      m.usage_title(),
      (holder) => <LastUsedCell holder={holder} isAsked={isUsageAsked} />,
      '9%',
    ),
    column('change', m.leaks_result(), (holder) => <ChangeCell {...{ holder, incident }} />),
    {
      ...column('replace', m.leaks_replace(), (holder) => <KeyLinks holder={holder} />, '10%'),
      isNameHidden: true,
    },
  ];
}
