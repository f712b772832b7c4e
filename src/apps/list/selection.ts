import { createStore } from '../../store.ts';
import type { Listing } from './use-listing.ts';
import { useStore } from '../../ui/use-store.ts';

/** The apps that were chosen. */
interface Selection {
  organization: string;
  /** the same set whatever is put in or taken out: copying a hundred thousand takes too long for a click */
  ids: ReadonlySet<string>;
  /** how many of them are in the list; the bar counts them when the list changes */
  here: number;
}

const none: Selection = { organization: '', ids: new Set(), here: 0 };
const store = createStore(none);
let chosen = new Set<string>();
/** where a range begins: the app that was chosen last, and its place then */
let anchor = { appId: '', index: 0 };

/** What is selected of an organization, wherever the list has it; choosing in another one forgets it. */
export function useSelection(organization: string): Selection {
  const now = useStore(store);
  return now.organization === organization ? now : none;
}

/** Selects an app, or with `isRange` all from the one that was chosen last; `checked: false` takes them out. */
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
  // In another order the place is another app's.
  if (ids.at(from.index > index ? -1 : 0) === from.appId) setChecked(organization, ids, checked);
}

/** Selects all apps of the list, or takes them out. */
export async function selectAll(
  organization: string,
  { idsOf, answer }: Listing,
  checked: boolean,
): Promise<void> {
  const ids = await idsOf(0, answer.count);
  // The list has moved on: what is in it now was not asked for.
  if (ids.length !== answer.count) return;
  setChecked(organization, ids, checked);
  countHere(checked ? answer.count : 0);
}

export function clearSelection(): void {
  chosen = new Set();
  store.set(none);
}

/** Says how many are in the list. */
export function countHere(here: number): void {
  store.set({ ...store.get(), here });
}

// All of them are in the list.
function setChecked(organization: string, ids: readonly string[], checked: boolean): void {
  const before = store.get();
  const isSame = before.organization === organization;
  if (!isSame) chosen = new Set();
  const size = chosen.size;
  for (const appId of ids)
    if (checked) chosen.add(appId);
    else chosen.delete(appId);
  const here = (isSame ? before.here : 0) + chosen.size - size;
  store.set({ organization, ids: chosen, here });
}
