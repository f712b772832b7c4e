import { createStore } from '../ui/store.ts';
import type { Listing } from './use-listing.ts';

/** The apps that were chosen. */
interface Selection {
  organization: string;
  ids: ReadonlySet<string>;
  /** how many of them are in the list; the bar counts them */
  here: number;
}

const none: Selection = { organization: '', ids: new Set(), here: 0 };
const store = createStore(none);
/** where a range begins: the app that was chosen last, and its place then */
let anchor = { appId: '', index: 0 };

/** What is selected of an organization, wherever the list has it; choosing in another one forgets it. */
export function useSelection(organization: string): Selection {
  const now = store.useValue();
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
  put(organization, [appId], checked);
  if (!isRange) return;
  const ids = await listing.idsOf(Math.min(from.index, index), Math.max(from.index, index) + 1);
  // In another order the place is another app's.
  if (ids.at(from.index > index ? -1 : 0) === from.appId) put(organization, ids, checked);
}

/** Selects all apps of the list, or takes them out. */
export async function selectAll(
  organization: string,
  { idsOf, answer }: Listing,
  checked: boolean,
): Promise<void> {
  put(organization, await idsOf(0, answer.count), checked);
  countHere(checked ? answer.count : 0);
}

export function clearSelection(): void {
  store.set(none);
}

/** Says how many are in the list. */
export function countHere(here: number): void {
  store.set({ ...store.get(), here });
}

function put(organization: string, ids: readonly string[], checked: boolean): void {
  const before = store.get();
  const isSame = before.organization === organization;
  const next = new Set(isSame ? before.ids : none.ids);
  for (const appId of ids)
    if (checked) next.add(appId);
    else next.delete(appId);
  store.set({ organization, ids: next, here: next.size > 0 && isSame ? before.here : 0 });
}
