import { createStore } from '../../store.ts';
import type { Listing } from './use-listing.ts';
import { useStore } from '../../ui/hooks/use-store.ts';

/** The selected apps of an organization. */
interface Selection {
  organization: string;
  /** mutated in place: copying 100,000 ids per click is too slow */
  ids: ReadonlySet<string>;
  /** how many of them are in the current list; the selection bar recounts when the list changes */
  countInList: number;
}

const none: Selection = { organization: '', ids: new Set(), countInList: 0 };
const store = createStore(none);
let selectedIds = new Set<string>();
/** The start of a range: the app that was selected last, and its index at that time. */
let anchor = { appId: '', index: 0 };

/** The selection in an organization, whether or not the list shows it. Selecting in another organization clears it. */
export function useSelection(organization: string): Selection {
  const now = useStore(store);
  return now.organization === organization ? now : none;
}

/** Selects an app, with `isRange` also those between it and the app selected last; `checked: false` deselects. */
export async function select(
  organization: string,
  listing: Listing,
  {
    appId,
    index,
    checked,
    isRange,
  }: { appId: string; index: number; checked: boolean; isRange: boolean },
): Promise<void> {
  const from = anchor;
  anchor = { appId, index };
  setChecked(organization, [appId], checked);
  if (!isRange) return;
  const ids = await listing.idsOf(Math.min(from.index, index), Math.max(from.index, index) + 1);
  // After a change of the order, another app is at that index.
  if (ids.at(from.index > index ? -1 : 0) === from.appId) setChecked(organization, ids, checked);
}

/** Selects or deselects all apps of the list. */
export async function selectAll(
  organization: string,
  { idsOf, answer }: Listing,
  checked: boolean,
): Promise<void> {
  const ids = await idsOf(0, answer.count);
  // The list has changed meanwhile: it holds other apps than those that were meant.
  if (ids.length !== answer.count) return;
  setChecked(organization, ids, checked);
  setCountInList(checked ? answer.count : 0);
}

export function clearSelection(): void {
  selectedIds = new Set();
  store.set(none);
}

/** Sets how many of the selected apps are in the list. */
export function setCountInList(countInList: number): void {
  store.set({ ...store.get(), countInList });
}

// All `ids` are in the list.
function setChecked(organization: string, ids: readonly string[], checked: boolean): void {
  const before = store.get();
  const isSame = before.organization === organization;
  if (!isSame) selectedIds = new Set();
  const size = selectedIds.size;
  for (const appId of ids)
    if (checked) selectedIds.add(appId);
    else selectedIds.delete(appId);
  const countInList = (isSame ? before.countInList : 0) + selectedIds.size - size;
  store.set({ organization, ids: selectedIds, countInList });
}
