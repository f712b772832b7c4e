import { useEffect } from 'react';
import { createStore } from '../../store.ts';
import { useStore } from '../../ui/hooks/use-store.ts';
import { inventoryOf, useInventory, type Inventory } from '../inventory.ts';

/** The pause between two calls of `read` while an inventory loads, in ms. */
const readPauseMs = 500;

/**
 * Makes a hook that returns what `read` finds in the inventory of an organization, and calls `read` again after each
 * change; `null` = nothing is loaded. `read` gets what it found before in the same inventory.
 */
export function createInventoryHook<Found extends { inventory: Inventory }>(
  read: (inventory: Inventory, before: Found | null) => Promise<Found>,
): (organization: string) => Found | null {
  const store = createStore<Found | null>(null);
  let indexInUse: Inventory['index'] | undefined;

  // One call at a time, because a large organization changes often while it loads. Calls to an index that was dropped
  // never resolve.
  async function readChanges(organization: string, index: Inventory['index']): Promise<void> {
    if (indexInUse === index) return;
    indexInUse = index;
    try {
      for (;;) {
        const now = inventoryOf(organization);
        const before = store.get();
        if (now?.index !== index || before?.inventory === now) break;
        store.set(await read(now, before?.inventory.index === index ? before : null));
        if (now.state === 'loading') await new Promise((resume) => setTimeout(resume, readPauseMs));
      }
    } catch {
      // The worker has crashed; the state of the inventory says so.
    } finally {
      if (indexInUse === index) indexInUse = undefined;
    }
  }

  return function useFollowed(organization) {
    const inventory = useInventory(organization);
    const found = useStore(store);
    useEffect(() => {
      if (inventory) void readChanges(organization, inventory.index);
    }, [organization, inventory]);
    return inventory && found?.inventory.index === inventory.index ? found : null;
  };
}
