import { isShort, type AppsPage } from '../../api/apps.ts';
import type { SkippedRow } from '../../api/lists/rows.ts';
import type { Inventory } from '../../inventory/inventory.ts';
import type { PartialOf } from '../../inventory/export.ts';

/** Which apps the list looks at. */
export type Covers =
  /** one page, and that is all of the organization */
  | { kind: 'page' }
  /** one page, and the server says that it has more, but gives no more */
  | { kind: 'short'; page: AppsPage }
  /** the first page of more */
  | { kind: 'first' }
  /** what the server found, or its first page */
  | { kind: 'server-filter'; page: AppsPage }
  /** what was read into memory */
  | { kind: 'inventory'; inventory: Inventory };

/** Whether only some of the apps that there are were looked at. */
export function isPart(covers: Covers): boolean {
  if (covers.kind === 'server-filter') return covers.page.next !== null || isShort(covers.page);
  return (
    covers.kind === 'first' ||
    covers.kind === 'short' ||
    (covers.kind === 'inventory' && covers.inventory.state !== 'whole')
  );
}

/** How many apps there would be to look at, where not all of them were (`undefined` = nobody knows); else `null`. */
export function partOf({ total }: AppsPage, covers: Covers): PartialOf | null {
  if (!isPart(covers)) return null;
  if (covers.kind === 'server-filter') return { of: covers.page.total };
  return { of: covers.kind === 'inventory' ? covers.inventory.expectedApps : total };
}

/** The rows that the server sent and nobody can be shown, of all that was looked at. */
export function skippedIn(first: AppsPage, covers: Covers): readonly SkippedRow[] {
  if (covers.kind === 'server-filter') return covers.page.skipped;
  return covers.kind === 'inventory' ? covers.inventory.skipped : first.skipped;
}
