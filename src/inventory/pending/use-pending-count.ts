import { useMemo } from 'react';
import type { Inventory } from '../inventory.ts';
import { createInventoryHook } from './follow-inventory.ts';
import { useLoadedPages, pendingItemsOf } from './use-pending-items.ts';

interface InventoryCount {
  inventory: Inventory;
  /** how many items are pending in the apps of the inventory */
  items: number;
  appsWithSkippedParts: number;
}

// Only the number: the apps themselves would take half of the page's memory in a large organization.
const useInventoryCount = createInventoryHook<InventoryCount>(async (inventory) => ({
  inventory,
  ...(await inventory.index.countPending()),
}));

/** How many items are pending. */
interface CountOfPending {
  count: number;
  /** as for `PendingItems`; otherwise more than `count` can be pending */
  isWhole: boolean;
}

/** As `usePendingItems`, but only the number, for which no app leaves the worker. */
export function usePendingCount(organization: string): CountOfPending | null {
  const pages = useLoadedPages(organization);
  const counted = useInventoryCount(organization);
  return useMemo(() => {
    const onPages = pendingItemsOf(pages, null);
    if (onPages?.isWhole || !counted)
      return onPages && { count: onPages.items.length, isWhole: onPages.isWhole };
    const { inventory, items, appsWithSkippedParts } = counted;
    const isWhole =
      inventory.state === 'whole' && inventory.skipped.length === 0 && appsWithSkippedParts === 0;
    return { count: isWhole ? items : Math.max(items, onPages?.items.length ?? 0), isWhole };
  }, [pages, counted]);
}
