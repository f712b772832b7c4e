import { useMemo } from 'react';
import type { Action } from '../access/status.ts';
import { openBulk } from '../bulk/run/bulk-job.ts';
import { statsEmail } from '../inventory/keys/call-usage.ts';
import { createPartTest } from '../inventory/match.ts';
import { ownerLabel, type Directory } from '../inventory/row.ts';
import { keyText } from '../operations/app/texts/key-text.ts';
import { OwnerLink } from '../name-links.tsx';
import { m } from '../paraglide/messages.js';
import { paths } from '../paths.ts';
import { StatusBadge } from '../status/status-badge.tsx';
import { KeyVerdictCell } from '../status/verdict.tsx';
import { DataTable, type Column } from '../ui/data-table.tsx';
import { LastUsed } from '../usage/last-used.tsx';
import { lastUseOf, type OrganizationUsage } from '../usage/organization-usage.ts';
import { UsageNote } from '../usage/usage-note.tsx';
import { useOrganizationUsage } from '../usage/use-organization-usage.ts';
import { NameLink } from '../listing/name-link.tsx';
import { NoMatch } from '../listing/no-match.tsx';
import { SelectionBar } from '../listing/selection-bar.tsx';
import { useListView } from '../listing/use-list-view.ts';
import { useSelected } from '../ui/hooks/use-selected.ts';
import styles from '../ui/page.module.css';
import { SearchBox } from '../ui/search-box.tsx';
import type { ProductKey } from './product-keys.ts';

interface Props {
  organization: string;
  product: string;
  keys: readonly ProductKey[];
  owners: Directory;
}

/** The keys with a product, with its status and verdict in each; the product can be approved or revoked in several. */
export function ProductKeysTable({ organization, product, keys, owners }: Props) {
  const { matches, values } = useMemo(() => viewOptions(owners), [owners]);
  const view = useListView(keys, { matches, values });
  const { selected, selection } = useSelected(view.rows, {
    labelOf: (row) => m.select_key({ key: keyOf(row), app: row.app.displayName }),
    labelOfAll: m.product_select_keys(),
  });
  const clear = () => selection.onSelectAll(false);
  const { usage, retry } = useOrganizationUsage(organization);
  return (
    <>
      <UsageNote usage={usage} onRetry={retry} />
      <div className={styles.tools}>
        <SearchBox label={m.product_search_keys()} {...view.searchBox} />
      </div>
      {selected.length > 0 && (
        <SelectionBar count={selected.length} onBulk={openDialog} onClear={clear} />
      )}
      {view.rows.length === 0 ? (
        <NoMatch heading="h3" />
      ) : (
        <DataTable
          label={m.product_keys_table({ product })}
          columns={columnsOf(organization, owners, usage)}
          {...view.table}
          keyOf={({ id }) => id}
          selection={selection}
        />
      )}
    </>
  );

  // With all keys selected, the run takes the keys that the apps have then.
  function openDialog(action: Action) {
    const isAll = selected.length === keys.length;
    openBulk({
      organization,
      action,
      ids: [...new Set(selected.map(({ app }) => app.appId))],
      target: isAll
        ? { kind: 'product', product }
        : {
            kind: 'product-in-keys',
            product,
            keys: selected.map(({ key }) => key.consumerKey),
          },
      onStart: clear,
    });
  }
}

function viewOptions(owners: Directory) {
  const ownerOf = ({ app }: ProductKey) => ownerLabel(app.owner, owners);
  return {
    matches({ app }: ProductKey, text: string) {
      const isPart = createPartTest(text);
      return [app.displayName, app.name, ownerLabel(app.owner, owners)].some(isPart);
    },
    values: {
      app: ({ app }: ProductKey) => app.displayName,
      key: keyOf,
      owner: ownerOf,
      status: ({ status }: ProductKey) => status,
      access: ({ verdict }: ProductKey) =>
        verdict.usable ? '' : (verdict.reasons[0]?.level ?? ''),
    },
  };
}

function keyOf({ app, key }: ProductKey): string {
  return keyText(app, key.consumerKey);
}

function columnsOf(
  organization: string,
  owners: Directory,
  usage: OrganizationUsage,
): Column<ProductKey>[] {
  return [
    {
      id: 'app',
      name: m.column_app(),
      canSort: true,
      cell: ({ app }) => <NameLink to={paths.app(organization, app.appId)} resource={app} />,
    },
    {
      id: 'key',
      name: m.column_key(),
      width: '16ch',
      canSort: true,
      cell: (row) => <code>{keyOf(row)}</code>,
    },
    {
      id: 'owner',
      name: m.column_owner(),
      canSort: true,
      cell: ({ app: { owner } }) => (
        <OwnerLink {...{ organization, owner }} label={ownerLabel(owner, owners)} />
      ),
    },
    {
      id: 'status',
      name: m.status(),
      width: '16ch',
      canSort: true,
      cell: ({ status }) => <StatusBadge status={status} />,
    },
    {
      id: 'access',
      name: m.column_access(),
      width: '30ch',
      canSort: true,
      cell: ({ app, verdict, conditions }) => (
        <KeyVerdictCell
          app={app}
          verdict={{
            usable: verdict.usable ? 1 : 0,
            total: 1,
            reason: verdict.reasons[0] ?? null,
          }}
          conditions={conditions}
        />
      ),
    },
    {
      id: 'used',
      name: usage.isPerApp ? m.usage_app_title() : m.usage_title(),
      width: '16ch',
      cell: ({ app, key }) => (
        <LastUsed
          use={lastUseOf(usage, {
            key: key.consumerKey,
            email: statsEmail(app.owner, ownerLabel(app.owner, owners)),
            name: app.name,
          })}
        />
      ),
    },
  ];
}
