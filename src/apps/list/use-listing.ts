import { startTransition, useEffect, useMemo, useRef, useState } from 'react';
import { minRefreshMs, type Inventory } from '../../inventory/inventory.ts';
import {
  createAppStore,
  type AppStore,
  type Answer,
  type ListQuery,
} from '../../inventory/app-store.ts';
import type { ExportRequest } from '../../inventory/export/export.ts';
import type { ListedApp, Row } from '../../inventory/row.ts';
import type { OwnerRecord } from '../../api/schemas.ts';
import { createLatestOnly } from '../../listing/latest-only.ts';
import type { ScreenState } from './inventory-listing.ts';

/** The result of a query, with access to its rows. */
export interface Listing {
  query: ListQuery;
  answer: Answer;
  /** `undefined` = still loading */
  rowAt(index: number): Row | undefined;
  /** loads the rows of the visible range, `to` excluded; calls back when missing rows have loaded */
  loadRows(from: number, to: number, onRows: () => void): void;
  /** the text of an export of all rows; keys in the worker stay there */
  exportAs(request: ExportRequest): Promise<string>;
  /** the ids of the apps in a range, `to` excluded */
  idsOf(from: number, to: number): Promise<string[]>;
}

/** Answers a query from the inventory, or from `apps` until the inventory has answered. */
export function useListing(
  apps: readonly ListedApp[],
  owners: readonly OwnerRecord[],
  inventory: Inventory | null,
  query: ListQuery,
): { listing: Listing; isFromInventory: boolean } {
  const fromInventory = useInventoryListing(inventory, query);
  // Built once and only on demand: measured, because typing queries repeatedly.
  const appStore = useMemo(() => once(() => createAppStore(apps, owners)), [apps, owners]);
  const listing = useMemo(
    () => fromInventory ?? localListing(appStore(), query),
    [fromInventory, appStore, query],
  );
  return { listing, isFromInventory: fromInventory !== null };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function localListing(appStore: AppStore, query: ListQuery): Listing {
  const answer = appStore.query(query);
  const rows = new Map<number, Row | undefined>();
  return {
    query,
    answer,
    rowAt(index) {
      if (!rows.has(index)) rows.set(index, answer.rows(index, index + 1)[0]);
      return rows.get(index);
    },
    loadRows() {},
    exportAs: async (request) =>
      (await import('../../inventory/export/export.ts')).exportText(appStore, query, request),
    idsOf: async (from, to) => answer.ids(from, to),
  };
}

// `null` until the first answer of the inventory. The last answer stays until the next one arrives.
function useInventoryListing(inventory: Inventory | null, query: ListQuery): Listing | null {
  const [listing, setListing] = useState<(Listing & Pick<Inventory, 'index'>) | null>(null);
  const latest = useRef<ScreenState>({
    query,
    at: 0,
    from: 0,
    to: 0,
    view: '',
    chunks: new Map(),
    index: undefined,
  });
  const [askLatest] = useState(createLatestOnly);
  const { index, version, state } = inventory ?? {};

  useEffect(() => {
    if (!index) return undefined;
    const { at, query: before, index: asked } = latest.current;
    const isNew = query !== before || asked !== index;
    latest.current.query = query;
    const ask = async () => {
      // Moving rows would move or lose the focus in them.
      if (!isNew && state === 'loading' && document.activeElement?.closest('tbody')) return;
      latest.current.at = Date.now();
      latest.current.index = index;
      const { listingOf } = await import('./inventory-listing.ts');
      const made = await askLatest(index, () => listingOf(index, query, latest.current));
      // A newer query or inventory makes this answer obsolete.
      if (made && latest.current.query === query && latest.current.index === index)
        startTransition(() => setListing({ ...made, index }));
    };
    const wait = isNew ? 0 : Math.max(0, at + minRefreshMs - Date.now());
    const timer = setTimeout(() => void ask(), wait);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- a new version is a reason to ask again
  }, [index, version, state, query, askLatest]);

  return listing && listing.index === index ? listing : null;
}
