import { useMemo } from 'react';
import type { Inventory } from '../inventory.ts';
import { createFollower } from './follow-inventory.ts';
import { useLoadedPages, waitingOf } from './use-waiting.ts';

interface InventoryCount {
  inventory: Inventory;
  /** how many items wait in the apps of the inventory */
  items: number;
  appsWithSkippedKeys: number;
}

// Only the number: the apps themselves would take half of the page's memory in a large organization.
const useInventoryCount = createFollower<InventoryCount>(async (inventory) => ({
  inventory,
  ...(await inventory.index.countWaiting()),
}));

/** How much waits for approval. */
interface NumberWaiting {
  count: number;
  /** as for `Waiting`; otherwise more than `count` can wait */
  isWhole: boolean;
}

/** As `useWaiting`, but only the number, for which no app leaves the worker. */
export function useWaitingCount(organization: string): NumberWaiting | null {
  const pages = useLoadedPages(organization);
  const counted = useInventoryCount(organization);
  return useMemo(() => {
    const onPages = waitingOf(pages, null);
    if (onPages?.isWhole || !counted)
      return onPages && { count: onPages.items.length, isWhole: onPages.isWhole };
    const { inventory, items, appsWithSkippedKeys } = counted;
    const isWhole =
      inventory.state === 'whole' && inventory.skipped.length === 0 && appsWithSkippedKeys === 0;
    return { count: isWhole ? items : Math.max(items, onPages?.items.length ?? 0), isWhole };
  }, [pages, counted]);
}
