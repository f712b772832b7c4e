import type { Remote } from 'comlink';
import type { AppsPage } from '../api/apps.ts';
import type { SkippedRow } from '../api/lists/rows.ts';
import type { App, OwnerRecord } from '../api/schemas.ts';
import { createStore } from '../store.ts';
import type { OrganizationIndex } from './organization-index.ts';
import { useStore } from '../ui/use-store.ts';

/** A whole organization in memory, or as much of it as was read. There is one at a time. */
export interface Inventory {
  organization: string;
  /** where the apps are: in a worker, with their keys */
  index: Remote<OrganizationIndex>;
  /**
   * `short` = the server gave no more, though it said that it has more, or it gave the same page again and again
   */
  state: 'reading' | 'stopped' | 'failed' | 'whole' | 'short';
  /** how many apps it holds */
  read: number;
  /** how many there will be, where the server says so */
  expectedApps: number | undefined;
  /** rows that are no usable app */
  skipped: readonly SkippedRow[];
  /** what made it fail */
  error?: unknown;
  /** when reading began, in ms: nothing in it is older */
  since: number;
  /** grows when what it holds changes */
  version: number;
}

/** What keeps reading, behind the inventory; `reader.ts` makes it. */
export interface Reader {
  stop(): void;
  goOn(): void;
  /** ends the worker */
  end(): void;
}

/** An organization up to this size is read whole without being asked to. */
export const autoLoadLimit = 5000;

const store = createStore<Inventory | null>(null);
let reader: Reader | undefined;

/** The inventory of an organization, or `null`: nothing was read for it. */
export function useInventory(organization: string): Inventory | null {
  const inventory = useStore(store);
  return inventory?.organization === organization ? inventory : null;
}

/** Calls back whenever the inventory changes; returns how to end that. */
export const watchInventory = store.subscribe;

/** `useInventory` outside React. */
export function inventoryOf(organization: string): Inventory | null {
  const inventory = store.get();
  return inventory?.organization === organization ? inventory : null;
}

/**
 * Reads the rest of an organization, from its first page on, or up to a number of apps; what was read before, and
 * of another one, is dropped. @throws when the code for it can't be fetched
 */
export async function loadAllApps(
  organization: string,
  first: AppsPage,
  upTo?: number,
): Promise<void> {
  const { startReader } = await import('./reader.ts');
  dropInventory();
  reader = startReader(organization, first, store, { upTo });
}

/** Stops after the page that is being read; what was read stays. */
export function stopLoading(): void {
  reader?.stop();
}

/** Goes on where reading stopped or failed, without reading again what is there. */
export function continueLoading(): void {
  reader?.goOn();
}

/** Another organization is another inventory: what is known of any but this one is forgotten. */
export function dropInventoryUnless(organization: string): void {
  if (store.get() && !inventoryOf(organization)) dropInventory();
}

/** Forgets all of it. */
export function dropInventory(): void {
  reader?.end();
  reader = undefined;
  store.set(null);
}

/** Puts apps as they are now into the place of what the inventory knows of them. */
export async function patchInventory(organization: string, apps: readonly App[]): Promise<void> {
  const inventory = inventoryOf(organization);
  if (!inventory) return;
  await inventory.index.patch(apps, Date.now());
  changed(inventory);
}

/** Who owns the apps, once that is known. */
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
