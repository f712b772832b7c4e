import { createStore } from '../store.ts';
import { useStore } from '../ui/hooks/use-store.ts';

/** The open Find dialog. */
export interface OpenFindDialog {
  organization: string;
  /** what to search for at once; it may contain keys and is stored only here. Empty = the person types it */
  text: string;
  /** unique, so that each opening starts a new dialog */
  id: number;
}

let lastId = 0;
const store = createStore<OpenFindDialog | null>(null);

export const useFindDialog = () => useStore(store);

/** Opens the Find dialog, and searches for `text` at once if it is given. */
export function openFindDialog(organization: string, text = ''): void {
  lastId += 1;
  store.set({ organization, text, id: lastId });
}

export function closeFindDialog(): void {
  store.set(null);
}
