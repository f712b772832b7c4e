import type { AppsPage } from '../api/apps.ts';
import { createStore } from '../store.ts';
import {
  catalogOf,
  goOnReading,
  readEverything,
  stopReading,
  watchCatalog,
  type Catalog,
  type Reader,
} from './inventory.ts';

/** Loads an organization into a catalog. */
export interface CatalogLoader {
  /** `null` = nothing was loaded yet */
  catalog(): Catalog | null;
  /** calls back whenever the catalog changes; returns how to end that */
  watch(listener: () => void): () => void;
  /** begins after the first page. @throws when the code for it can't be fetched */
  start(first: AppsPage): Promise<void>;
  stop(): void;
  goOn(): void;
}

/** Loads into the one catalog of the page. */
export function sharedLoader(organization: string): CatalogLoader {
  return {
    catalog: () => catalogOf(organization),
    watch: watchCatalog,
    start: (first) => readEverything(organization, first),
    stop: stopReading,
    goOn: goOnReading,
  };
}

/** Lends a catalog of its own, which leaves the one of the page as it is and ends with the work. */
export async function withOwnLoader<T>(
  organization: string,
  work: (loader: CatalogLoader) => Promise<T>,
): Promise<T> {
  const store = createStore<Catalog | null>(null);
  let reader: Reader | undefined;
  try {
    return await work({
      catalog: store.get,
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
