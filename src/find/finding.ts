import { createStore } from '../store.ts';
import { useStore } from '../ui/use-store.ts';

/** The search that is open over the page. */
export interface Finding {
  organization: string;
  /** what to look for at once; it may hold keys, and is nowhere but here. Empty = the person types it */
  text: string;
  /** each search has its own */
  id: number;
}

let lastId = 0;
const finding = createStore<Finding | null>(null);

export const useFinding = () => useStore(finding);

/** Opens the search over the page, or begins it with a text. */
export function openFinding(organization: string, text = ''): void {
  lastId += 1;
  finding.set({ organization, text, id: lastId });
}

export function closeFinding(): void {
  finding.set(null);
}
