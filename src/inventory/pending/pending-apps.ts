import type { Inventory } from '../inventory.ts';
import type { ListedApp } from '../row.ts';
import { createInventoryHook } from './follow-inventory.ts';

/** The apps of an inventory in which something is or was pending. */
export interface PendingApps {
  /** the inventory as it was when these were taken from it */
  inventory: Inventory;
  apps: ReadonlyMap<string, ListedApp>;
  /** the number of apps with keys or products that could not be read */
  appsWithSkippedParts: number;
  /** up to which change of the index they are */
  mark: number;
}

/** The pending apps of an organization’s inventory; `null` = nothing loaded. */
export const usePendingApps = createInventoryHook<PendingApps>(async (inventory, before) => {
  const { apps, gone, ...facts } = await inventory.index.pendingSince(before?.mark ?? 0);
  const merged = new Map(before?.apps);
  for (const app of apps) merged.set(app.appId, app);
  for (const appId of gone) merged.delete(appId);
  return { inventory, apps: merged, ...facts };
});
