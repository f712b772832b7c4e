import { useEffect } from 'react';
import { createStore } from '../../store.ts';
import { useStore } from '../../ui/hooks/use-store.ts';
import { inventoryOf, useInventory, type Inventory } from '../inventory.ts';
import type { ListedApp } from '../row.ts';

/** The apps of an inventory in which something is or was pending. */
export interface PendingApps {
  /** the inventory as it was when these were taken from it */
  inventory: Inventory;
  apps: ReadonlyMap<string, ListedApp>;
  /** the number of apps with keys or products that could not be read */
  appsWithSkippedKeys: number;
  /** up to which change of the index they are */
  mark: number;
}

/** While an inventory loads, they are taken from it this often, in ms. */
const loadingGapMs = 500;

const store = createStore<PendingApps | null>(null);
let indexInUse: Inventory['index'] | undefined;

/** The pending apps of an organization’s inventory; `null` = nothing loaded. */
export function usePendingApps(organization: string): PendingApps | null {
  const inventory = useInventory(organization);
  const found = useStore(store);
  useEffect(() => {
    if (inventory) void catchUpWith(organization, inventory.index);
  }, [organization, inventory]);
  return inventory && found?.inventory.index === inventory.index ? found : null;
}

// One request at a time, because a large organization changes often while it loads. Those of an index that was dropped
// are never answered.
async function catchUpWith(organization: string, index: Inventory['index']): Promise<void> {
  if (indexInUse === index) return;
  indexInUse = index;
  try {
    for (;;) {
      const now = inventoryOf(organization);
      if (now?.index !== index || store.get()?.inventory === now) break;
      store.set(await pendingIn(now));
      if (now.state === 'reading') await new Promise((resume) => setTimeout(resume, loadingGapMs));
    }
  } catch {
    // The worker has crashed; the state of the inventory says so.
  } finally {
    if (indexInUse === index) indexInUse = undefined;
  }
}

async function pendingIn(inventory: Inventory): Promise<PendingApps> {
  const before = store.get();
  const known = before?.inventory.index === inventory.index ? before : null;
  const { apps, gone, ...facts } = await inventory.index.pendingSince(known?.mark ?? 0);
  const merged = new Map(known?.apps);
  for (const app of apps) merged.set(app.appId, app);
  for (const appId of gone) merged.delete(appId);
  return { inventory, apps: merged, ...facts };
}
