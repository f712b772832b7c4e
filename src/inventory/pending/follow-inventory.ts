import { useEffect } from 'react';
import { createStore } from '../../store.ts';
import { useStore } from '../../ui/hooks/use-store.ts';
import { inventoryOf, useInventory, type Inventory } from '../inventory.ts';

/** While an inventory loads, it is read this often, in ms. */
const loadingGapMs = 500;

/**
 * Makes a hook that returns what `read` found in the inventory of an organization, again after each change; `null` =
 * nothing is loaded. `read` gets what it found before in the same inventory.
 */
export function createFollower<Found extends { inventory: Inventory }>(
  read: (inventory: Inventory, before: Found | null) => Promise<Found>,
): (organization: string) => Found | null {
  const store = createStore<Found | null>(null);
  let indexInUse: Inventory['index'] | undefined;

  // One request at a time, because a large organization changes often while it loads. Those of an index that was
  // dropped are never answered.
  async function catchUpWith(organization: string, index: Inventory['index']): Promise<void> {
    if (indexInUse === index) return;
    indexInUse = index;
    try {
      for (;;) {
        const now = inventoryOf(organization);
        const before = store.get();
        if (now?.index !== index || before?.inventory === now) break;
        store.set(await read(now, before?.inventory.index === index ? before : null));
        if (now.state === 'loading')
          await new Promise((resume) => setTimeout(resume, loadingGapMs));
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
      if (inventory) void catchUpWith(organization, inventory.index);
    }, [organization, inventory]);
    return inventory && found?.inventory.index === inventory.index ? found : null;
  };
}
