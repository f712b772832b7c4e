import type { Remote } from 'comlink';
import type { AppsPage } from '../api/apps.ts';
import type { SkippedRow } from '../api/lists/rows.ts';
import type { App, OwnerRecord } from '../api/schemas.ts';
import { createStore } from '../store.ts';
import type { OrganizationIndex } from './organization-index.ts';
import { useStore } from '../ui/hooks/use-store.ts';

/** The apps of an organization in memory, all of them or those loaded so far. Only one organization at a time. */
export interface Inventory {
  organization: string;
  /** the apps, in a worker; keys leave it only with pending apps and with the apps of one product or owner */
  index: Remote<OrganizationIndex>;
  /** `short` = the server sent fewer apps than its total, or its pages repeat */
  state: 'loading' | 'stopped' | 'failed' | 'whole' | 'short';
  /** the number of loaded apps */
  loadedApps: number;
  /** the total, if known */
  expectedApps: number | undefined;
  /** rows that can't be shown */
  skipped: readonly SkippedRow[];
  /** why `state` is `failed` */
  error?: unknown;
  /** when loading started, in ms: no data is older */
  since: number;
  /** increases with each change */
  version: number;
}

/** Loads the pages of an inventory (`load/reader.ts`). */
export interface Reader {
  stop(): void;
  resume(): void;
  /** ends the worker */
  end(): void;
}

/** Organizations with up to this many apps are loaded without a click. */
export const autoLoadLimit = 5000;

/** The least time between two refreshes of a page while apps load: rows that jump constantly can't be read. */
export const minRefreshMs = 1000;

const store = createStore<Inventory | null>(null);
let reader: Reader | undefined;

/** The inventory of an organization; `null` = nothing loaded. */
export function useInventory(organization: string): Inventory | null {
  const inventory = useStore(store);
  return inventory?.organization === organization ? inventory : null;
}

/** Calls back after each change of the inventory; returns a function that ends it. */
export const watchInventory = store.subscribe;

/** Calls back with the organization after each new inventory. */
export function watchNewInventory(listener: (organization: string) => void): void {
  let index: Inventory['index'] | undefined;
  store.subscribe(() => {
    const inventory = store.get();
    if (inventory?.index === index) return;
    index = inventory?.index;
    if (inventory) listener(inventory.organization);
  });
}

/** `useInventory` outside React. */
export function inventoryOf(organization: string): Inventory | null {
  const inventory = store.get();
  return inventory?.organization === organization ? inventory : null;
}

/**
 * Loads the apps after the first page, all or up to a number of apps. Drops the previous inventory.
 * @throws if its code can't be loaded
 */
export async function loadAllApps(
  organization: string,
  first: AppsPage,
  upTo?: number,
): Promise<void> {
  const { startReader } = await import('./load/reader.ts');
  dropInventory();
  reader = startReader(organization, first, store, { upTo });
}

/** Stops loading. The loaded apps stay. */
export function stopLoading(): void {
  reader?.stop();
}

/** Continues where loading stopped or failed. */
export function continueLoading(): void {
  reader?.resume();
}

/** Drops the inventory of any other organization. */
export function dropInventoryUnless(organization: string): void {
  if (store.get() && !inventoryOf(organization)) dropInventory();
}

/** Drops the inventory. */
export function dropInventory(): void {
  reader?.end();
  reader = undefined;
  store.set(null);
}

/** Updates apps that were just loaded. */
export async function patchInventory(organization: string, apps: readonly App[]): Promise<void> {
  const inventory = inventoryOf(organization);
  if (!inventory) return;
  await inventory.index.patch(apps, Date.now());
  changed(inventory);
}

/** Adds an app that was just created. */
export async function addToInventory(organization: string, app: App): Promise<void> {
  const inventory = inventoryOf(organization);
  if (!inventory) return;
  const isNew = await inventory.index.add(app, Date.now());
  if (isNew) countApps(inventory, 1);
  else changed(inventory);
}

/** Removes an app that no longer exists. */
export async function removeFromInventory(organization: string, appId: string): Promise<void> {
  const inventory = inventoryOf(organization);
  if (!inventory) return;
  const wasThere = await inventory.index.remove(appId, Date.now());
  if (wasThere) countApps(inventory, -1);
  else changed(inventory);
}

function countApps({ index }: Inventory, more: 1 | -1): void {
  const now = store.get();
  if (now?.index !== index) return;
  const { loadedApps, expectedApps, version } = now;
  store.set({
    ...now,
    loadedApps: loadedApps + more,
    expectedApps: expectedApps === undefined ? undefined : expectedApps + more,
    version: version + 1,
  });
}

/** Sets the loaded owners. */
export async function setInventoryOwners(
  organization: string,
  owners: OwnerRecord[],
): Promise<void> {
  const inventory = inventoryOf(organization);
  if (!inventory) return;
  await inventory.index.setOwners(owners);
  changed(inventory);
}

function changed({ index }: Inventory): void {
  const now = store.get();
  if (now?.index === index) store.set({ ...now, version: now.version + 1 });
}
