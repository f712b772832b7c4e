import { matchesKey } from '../access/key-match.ts';
import { createStore } from '../store.ts';
import { useStore } from '../ui/use-store.ts';

/** The key that was looked for last, in the app that holds it. It is in memory alone: no address leads to it. */
export interface FoundKey {
  organization: string;
  appId: string;
  /** the key, its first characters, or its masked form */
  start: string;
}

const foundKey = createStore<FoundKey | null>(null);

export const markFoundKey = foundKey.set;

/** What was found in an app, if that is where it was found. */
export function useFoundKey(organization: string, appId: string): FoundKey | null {
  const found = useStore(foundKey);
  return found?.organization === organization && found.appId === appId ? found : null;
}

/** Whether a key is the one that was found. */
export function isFoundKey(found: FoundKey | null, key: string): boolean {
  return found !== null && matchesKey(found.start, key);
}
