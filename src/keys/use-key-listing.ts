import {
  startTransition,
  useCallback,
  useEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from 'react';
import { createAppStore } from '../inventory/app-store.ts';
import { minRefreshMs, type Inventory } from '../inventory/inventory.ts';
import type { CallUsage } from '../inventory/keys/call-usage.ts';
import type { KeyQuery } from '../inventory/keys/key-table.ts';
import type { ListedApp } from '../inventory/row.ts';
import type { OwnerRecord } from '../api/schemas.ts';
import { createLatestOnly } from '../listing/latest-only.ts';
import { localKeyListing, workerKeyListing, type KeyListing } from './key-listing.ts';

interface Source {
  apps: readonly ListedApp[];
  owners: readonly OwnerRecord[];
  /** answers instead of `apps`, once it can */
  inventory: Inventory | null;
  usage: CallUsage | null;
}

/** The listing on the page; its `rowAt` changes when rows have loaded. */
export interface ShownKeys {
  listing: KeyListing;
  isFromInventory: boolean;
  rowAt(this: void, index: number): ReturnType<KeyListing['rowAt']>;
  /** notes which rows are visible, and loads them */
  onVisible(this: void, from: number, to: number): void;
}

/** Answers a query about keys from the inventory, or from `apps` until the inventory has answered. */
export function useKeyListing(
  { apps, owners, inventory, usage }: Source,
  query: KeyQuery,
): ShownKeys {
  const visible = useRef({ from: 0, to: 0 });
  const fromInventory = useWorkerListing(inventory, usage, query, visible);
  const appStore = useMemo(() => createAppStore(apps, owners), [apps, owners]);
  const listing = useMemo(
    () => fromInventory ?? localKeyListing(appStore, query, usage),
    [fromInventory, appStore, query, usage],
  );
  const [loads, noteLoad] = useReducer((count: number) => count + 1, 0);
  // A new function for each load, because the table asks again only then.
  // oxlint-disable-next-line react/exhaustive-deps -- `loads`
  const rowAt = useCallback((index: number) => listing.rowAt(index), [listing, loads]);
  const onVisible = useCallback(
    (from: number, to: number) => {
      visible.current = { from, to };
      void listing.loadRows(from, to).then((isNew) => isNew && noteLoad());
    },
    [listing],
  );
  return { listing, isFromInventory: fromInventory !== null, rowAt, onVisible };
}

// `null` until the first answer of the inventory. The last answer stays until the next one arrives.
function useWorkerListing(
  inventory: Inventory | null,
  usage: CallUsage | null,
  query: KeyQuery,
  visible: { current: { from: number; to: number } },
): KeyListing | null {
  const [listing, setListing] = useState<(KeyListing & Pick<Inventory, 'index'>) | null>(null);
  const { index, version, state } = inventory ?? {};
  const latest = useRef<{
    query?: KeyQuery;
    index?: Inventory['index'] | undefined;
    usage?: CallUsage | null;
    at: number;
  }>({ at: 0 });
  const sentUsage = useRef<{ usage: CallUsage | null; index: Inventory['index'] }>(null);
  const [askLatest] = useState(createLatestOnly);

  useEffect(() => {
    if (!index) return undefined;
    const before = latest.current;
    const isNew = query !== before.query || before.index !== index || before.usage !== usage;
    const ask = async () => {
      // Moving rows would move or lose the focus in them.
      if (!isNew && state === 'loading' && document.activeElement?.closest('tbody')) return;
      latest.current = { query, index, usage, at: Date.now() };
      const made = await askLatest(index, async () => {
        const { current: sent } = sentUsage;
        if (sent?.usage !== usage || sent.index !== index) await index.setUsage(usage);
        sentUsage.current = { usage, index };
        return workerKeyListing(index, { query, usage }, visible.current);
      });
      // A newer query makes this answer obsolete.
      if (made && latest.current.query === query)
        startTransition(() => setListing({ ...made, index }));
    };
    const wait = isNew ? 0 : Math.max(0, before.at + minRefreshMs - Date.now());
    const timer = setTimeout(() => void ask(), wait);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- a new version is a reason to ask again
  }, [index, version, state, query, usage, visible, askLatest]);

  return listing && listing.index === index ? listing : null;
}
