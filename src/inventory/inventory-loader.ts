import type { AppsPage } from '../api/apps.ts';
import { createStore } from '../store.ts';
import {
  inventoryOf,
  continueLoading,
  loadAllApps,
  stopLoading,
  watchInventory,
  type Inventory,
  type Reader,
} from './inventory.ts';

/** Loads an organization into an inventory. */
export interface InventoryLoader {
  /** `null` = nothing was loaded yet */
  inventory(): Inventory | null;
  /** calls back whenever the inventory changes; returns how to end that */
  watch(listener: () => void): () => void;
  /** begins after the first page. @throws when the code for it can't be fetched */
  start(first: AppsPage): Promise<void>;
  stop(): void;
  goOn(): void;
}

/** Loads into the one inventory of the page. */
export function sharedLoader(organization: string): InventoryLoader {
  return {
    inventory: () => inventoryOf(organization),
    watch: watchInventory,
    start: (first) => loadAllApps(organization, first),
    stop: stopLoading,
    goOn: continueLoading,
  };
}

/** Lends an inventory of its own, which leaves the one of the page as it is and ends with the work. */
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
      goOn: () => reader?.goOn(),
    });
  } finally {
    reader?.end();
  }
}
