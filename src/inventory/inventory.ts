import type { Remote } from 'comlink';
import type { AppsPage } from '../api/apps.ts';
import type { SkippedRow } from '../api/lists/rows.ts';
import type { App, OwnerRecord } from '../api/schemas.ts';
import { createStore } from '../store.ts';
import type { Index } from './whole-index.ts';
import { useStore } from '../ui/use-store.ts';

/** A whole organization in memory, or as much of it as was read. There is one at a time. */
export interface Catalog {
  organization: string;
  /** where the apps are: in a worker, with their keys */
  index: Remote<Index>;
  /**
   * `short` = the server gave no more, though it said that it has more, or it gave the same page again and again
   */
  state: 'reading' | 'stopped' | 'failed' | 'whole' | 'short';
  /** how many apps it holds */
  read: number;
  /** how many there will be, where the server says so */
  about: number | undefined;
  /** rows that are no usable app */
  skipped: readonly SkippedRow[];
  /** what made it fail */
  error?: unknown;
  /** when reading began, in ms: nothing in it is older */
  since: number;
  /** grows when what it holds changes */
  version: number;
}

/** What keeps reading, behind the catalog; `reader.ts` makes it. */
export interface Reader {
  stop(): void;
  goOn(): void;
  /** ends the worker */
  end(): void;
}

/** An organization up to this size is read whole without being asked to. */
export const small = 5000;

const store = createStore<Catalog | null>(null);
let reader: Reader | undefined;

/** The catalog of an organization, or `null`: nothing was read for it. */
export function useCatalog(organization: string): Catalog | null {
  const catalog = useStore(store);
  return catalog?.organization === organization ? catalog : null;
}

/** Calls back whenever the catalog changes; returns how to end that. */
export const watchCatalog = store.subscribe;

/** `useCatalog` outside React. */
export function catalogOf(organization: string): Catalog | null {
  const catalog = store.get();
  return catalog?.organization === organization ? catalog : null;
}

/**
 * Reads the rest of an organization, from its first page on, or up to a number of apps; what was read before, and
 * of another one, is dropped. @throws when the code for it can't be fetched
 */
export async function readEverything(
  organization: string,
  first: AppsPage,
  upTo?: number,
): Promise<void> {
  const { startReader } = await import('./reader.ts');
  dropCatalog();
  reader = startReader(organization, first, store, { upTo });
}

/** Stops after the page that is being read; what was read stays. */
export function stopReading(): void {
  reader?.stop();
}

/** Goes on where reading stopped or failed, without reading again what is there. */
export function goOnReading(): void {
  reader?.goOn();
}

/** Another organization is another catalog: what is known of any but this one is forgotten. */
export function dropCatalogUnless(organization: string): void {
  if (store.get() && !catalogOf(organization)) dropCatalog();
}

/** Forgets all of it. */
export function dropCatalog(): void {
  reader?.end();
  reader = undefined;
  store.set(null);
}

/** Puts apps as they are now into the place of what the catalog knows of them. */
export async function patchCatalog(organization: string, apps: readonly App[]): Promise<void> {
  const catalog = catalogOf(organization);
  if (!catalog) return;
  await catalog.index.patch(apps, Date.now());
  changed(catalog);
}

/** Who owns the apps, once that is known. */
export async function tellOwners(organization: string, owners: OwnerRecord[]): Promise<void> {
  const catalog = catalogOf(organization);
  if (!catalog) return;
  await catalog.index.know(owners);
  changed(catalog);
}

function changed({ index }: Catalog): void {
  const now = store.get();
  if (now?.index === index) store.set({ ...now, version: now.version + 1 });
}
