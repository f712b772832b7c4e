import { useEffect, useState } from 'react';
import { createStore } from '../ui/store.ts';
import type { Listing } from './use-listing.ts';

/** The apps that were chosen, of one organization; choosing in another one forgets them. */
const none: ReadonlySet<string> = new Set();
const store = createStore({ organization: '', ids: none });
/** where a range begins: the app that was chosen last, and its place then */
let anchor = { appId: '', index: 0 };

/** The ids of the apps that are selected, wherever the list has them. */
export function useSelected(organization: string): ReadonlySet<string> {
  const now = store.useValue();
  return now.organization === organization ? now.ids : none;
}

/** How many of them are in the list. */
export function useCountHere(listing: Listing, selected: ReadonlySet<string>): number {
  const [here, setHere] = useState(0);
  useEffect(() => {
    let isOver = false;
    const ids = selected.size > 0 ? listing.idsOf(0, listing.answer.count) : Promise.resolve([]);
    void ids.then((all) => isOver || setHere(all.filter((appId) => selected.has(appId)).length));
    return () => {
      isOver = true;
    };
  }, [listing, selected]);
  return here;
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
}

export function clearSelection(): void {
  store.set({ organization: '', ids: none });
}

function put(organization: string, ids: readonly string[], checked: boolean): void {
  const before = store.get();
  const next = new Set(before.organization === organization ? before.ids : none);
  for (const appId of ids)
    if (checked) next.add(appId);
    else next.delete(appId);
  store.set({ organization, ids: next });
}
