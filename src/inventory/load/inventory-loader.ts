import type { AppsPage } from '../../api/apps.ts';
import { createStore } from '../../store.ts';
import {
  inventoryOf,
  continueLoading,
  loadAllApps,
  stopLoading,
  watchInventory,
  type Inventory,
  type Reader,
} from '../inventory.ts';

/** Loads an organization into an inventory. */
export interface InventoryLoader {
  /** `null` = nothing loaded yet */
  inventory(): Inventory | null;
  /** calls back after each change; returns a function that ends it */
  watch(listener: () => void): () => void;
  /** loads what follows the first page. @throws if its code can't be loaded */
  start(first: AppsPage): Promise<void>;
  stop(): void;
  resume(): void;
}

/** Loads into the inventory that the list uses. */
export function sharedLoader(organization: string): InventoryLoader {
  return {
    inventory: () => inventoryOf(organization),
    watch: watchInventory,
    start: (first) => loadAllApps(organization, first),
    stop: stopLoading,
    resume: continueLoading,
  };
}

/** Runs `work` with an inventory of its own, which is dropped afterwards; the list's inventory is not touched. */
export async function withOwnLoader<T>(
  organization: string,
  work: (loader: InventoryLoader) => Promise<T>,
): Promise<T> {
  const store = createStore<Inventory | null>(null);
  let reader: Reader | undefined;
  try {
    return await work({
      inventory: store.get,
      watch: store.subscribe,
      async start(first) {
        const { startReader } = await import('./reader.ts');
        reader = startReader(organization, first, store);
      },
      stop: () => reader?.stop(),
      resume: () => reader?.resume(),
    });
  } finally {
    reader?.end();
  }
}
