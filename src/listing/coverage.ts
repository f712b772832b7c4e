import { isTruncatedList, type AppsPage } from '../api/apps.ts';
import type { SkippedRow } from '../api/lists/rows.ts';
import { autoLoadLimit, loadAllApps, type Inventory } from '../inventory/inventory.ts';
import type { PartialOf } from '../inventory/export/export.ts';

/** The apps that search, filters and sorting cover. */
export type Coverage =
  /** one page with all apps of the organization */
  | { kind: 'page' }
  /** one page; the server has more apps, but returns no further page */
  | { kind: 'short'; page: AppsPage }
  /** the first of several pages */
  | { kind: 'first' }
  /** the apps that match the server-side filter, or the first page of them */
  | { kind: 'server-filter'; page: AppsPage }
  /** the apps loaded into memory */
  | { kind: 'inventory'; inventory: Inventory };

/** What a list covers. @param page the result of a filter on the server, if the list shows it */
export function coverageOf(
  first: AppsPage,
  page: AppsPage | null | undefined,
  inventory: Inventory | null,
): Coverage {
  if (page) return { kind: 'server-filter', page };
  if (first.next === null)
    return isTruncatedList(first) ? { kind: 'short', page: first } : { kind: 'page' };
  return inventory ? { kind: 'inventory', inventory } : { kind: 'first' };
}

/** The inventory as the list shows it: its rows arrive after its state, and until then it is not called complete. */
export function shownState(inventory: Inventory | null, shown: number): Inventory | null {
  const isBehind = inventory?.state === 'whole' && shown < inventory.loadedApps;
  return inventory && isBehind ? { ...inventory, state: 'loading' } : inventory;
}

/** Whether the list covers only some of the apps. */
export function isPartial(coverage: Coverage): boolean {
  if (coverage.kind === 'server-filter')
    return coverage.page.next !== null || isTruncatedList(coverage.page);
  return (
    coverage.kind === 'first' ||
    coverage.kind === 'short' ||
    (coverage.kind === 'inventory' && coverage.inventory.state !== 'whole')
  );
}

/** For partial coverage, the number of all apps (`undefined` = unknown); otherwise `null`. */
export function partialCoverageOf({ total }: AppsPage, coverage: Coverage): PartialOf | null {
  if (!isPartial(coverage)) return null;
  if (coverage.kind === 'server-filter') return { of: coverage.page.total };
  return { of: coverage.kind === 'inventory' ? coverage.inventory.expectedApps : total };
}

/** The rows among the covered apps that are invalid and cannot be shown. */
export function skippedIn(first: AppsPage, coverage: Coverage): readonly SkippedRow[] {
  if (coverage.kind === 'server-filter') return coverage.page.skipped;
  return coverage.kind === 'inventory' ? coverage.inventory.skipped : first.skipped;
}

/** After the first page was loaded again: loads the others again, all if all were loaded. */
export async function reloadOthers(
  organization: string,
  first: AppsPage | undefined,
  coverage: Coverage,
): Promise<void> {
  if (!first?.next || coverage.kind !== 'inventory') return;
  const { state } = coverage.inventory;
  const wasWhole = state === 'whole' || state === 'short';
  await loadAllApps(organization, first, wasWhole ? undefined : autoLoadLimit);
}
