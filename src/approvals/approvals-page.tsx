import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useParams } from 'react-router';
import type { Action } from '../access/status.ts';
import { appsQuery } from '../api/apps.ts';
import { productsQuery } from '../api/products.ts';
import { openBulk } from '../bulk/run/bulk-job.ts';
import { preloadBulk } from '../bulk/bulk-host.tsx';
import { StaleNotice } from '../errors/stale-notice.tsx';
import { hasShortcuts } from '../find/shortcuts.ts';
import { loadAllApps, useInventory } from '../inventory/inventory.ts';
import { directoryOf } from '../inventory/row.ts';
import { useLoadedOwners } from '../inventory/use-owners.ts';
import { usePendingItems } from '../inventory/pending/use-pending-items.ts';
import { preloadReportTexts } from '../operations/app/status-change.ts';
import { preloadReports } from '../operations/run-and-report.ts';
import { RefreshButton } from '../listing/list-header.tsx';
import { SelectionBar } from '../listing/selection-bar.tsx';
import { m } from '../paraglide/messages.js';
import { organizationIn } from '../paths.ts';
import { prefetchChangeOutcome } from '../status/change-note.tsx';
import { ReadOnlyNotice } from '../status/read-only-notice.tsx';
import { useAfterPaint } from '../ui/hooks/use-after-paint.ts';
import { useSelected } from '../ui/hooks/use-selected.ts';
import { PageHeading } from '../ui/page-heading.tsx';
import styles from '../ui/page.module.css';
import { Segments } from '../ui/choices/segments.tsx';
import { CoverageLine } from './coverage-line.tsx';
import { Decided } from './decided.tsx';
import { QueueTable } from './queue-table.tsx';
import { selectTexts, itemText } from './item-words.ts';
import { bulkTargetOf, createQueue, type Grouping } from './queue.ts';
import { useProductSearch } from './use-product-search.ts';

/** Respond > Approvals. Keyed by organization, so that a selection does not carry over to another one. */
export function Component() {
  const organization = organizationIn(useParams());
  useAfterPaint(prefetchCode);
  return <ApprovalsOf key={organization} organization={organization} />;
}

// Without a network, it could not be loaded when it is needed.
function prefetchCode() {
  preloadReports();
  preloadReportTexts();
  prefetchChangeOutcome();
  preloadBulk();
  import('../status/dialogs/question-dialog.tsx').catch(() => {});
}

function ApprovalsOf({ organization }: { organization: string }) {
  const first = useSuspenseQuery(appsQuery(organization));
  const inventory = useInventory(organization);
  const search = useProductSearch(organization, first.data, inventory);
  const pending = usePendingItems(organization);
  const products = useQuery(productsQuery(organization)).data?.products;
  const loadedOwners = useLoadedOwners(organization);
  // Owners load after the apps and may be missing.
  const owners = useMemo(() => directoryOf(loadedOwners), [loadedOwners]);
  const [grouping, setGrouping] = useState<Grouping>('product');
  const items = pending?.items;
  const [toRows] = useState(() => createQueue(organization));
  const rows = useMemo(() => toRows(items ?? [], grouping), [toRows, items, grouping]);
  const isWhole = pending?.isWhole ?? false;
  const count = rows.length;
  const { selected, selection, selectRows, clear } = useSelected(rows, {
    labelOf: (row) => itemText(row, selectTexts),
    labelOfAll: m.approvals_pick_all({ count }),
  });
  return (
    <>
      <header className={styles.header}>
        <PageHeading title={`${m.approvals()} – ${organization}`}>{m.approvals()}</PageHeading>
        <p className={styles.count}>
          {isWhole ? m.approvals_count({ count }) : m.approvals_count_part({ count })}
        </p>
        <RefreshButton isFetching={first.isFetching} onRefresh={() => void refresh()} />
      </header>
      <p className={styles.hint}>
        {m.approvals_explained()} {hasShortcuts() && m.approvals_shortcuts()}
      </p>
      <StaleNotice query={first} />
      <ReadOnlyNotice organization={organization} />
      <CoverageLine
        organization={organization}
        first={first.data}
        loadedAt={first.dataUpdatedAt}
        inventory={inventory}
        search={search}
      />
      <div className={styles.tools}>
        <Segments
          label={m.approvals_group_by()}
          value={grouping}
          options={[
            { value: 'product', label: m.column_product() },
            { value: 'owner', label: m.column_owner() },
          ]}
          onChange={(chosen: Grouping) => setGrouping(chosen)}
        />
        <Decided organization={organization} />
      </div>
      {selected.length > 0 && (
        <SelectionBar
          count={selected.length}
          revokeText={m.approvals_reject_selected()}
          onBulk={decideSelected}
          onClear={clear}
        />
      )}
      {count > 0 ? (
        <QueueTable
          {...{ organization, rows, grouping, owners, products, selection }}
          onSelectGroup={(group) => selectRows(group, true)}
          onDecideSelected={decideSelected}
        />
      ) : (
        <div className={styles.empty}>
          <h2>{isWhole ? m.approvals_empty() : m.approvals_empty_part()}</h2>
          <p>{isWhole ? m.approvals_empty_next() : m.approvals_empty_part_next()}</p>
        </div>
      )}
    </>
  );

  function decideSelected(action: Action) {
    openBulk({ organization, action, ...bulkTargetOf(selected), onStart: clear });
  }

  async function refresh() {
    const { data } = await first.refetch();
    if (data?.next && inventory?.state === 'whole') await loadAllApps(organization, data);
  }
}
