import { matchesKey } from '../access/key-match.ts';
import { nameOfKey, plainKeyName } from '../access/key-names.ts';
import type { AnyApp } from '../api/schemas.ts';
import { createStore } from '../store.ts';
import { useStore } from '../ui/hooks/use-store.ts';

/** The key found last, with its app. Stored in memory only, never in a URL. */
export interface FoundKey {
  organization: string;
  appId: string;
  /** the key, its first characters, or its masked form */
  start: string;
  /** the plain name of the key, if the person chose it from several */
  keyName?: string;
  /** the edit view opens the dialog that replaces it, once */
  isToReplace?: boolean;
}

const foundKey = createStore<FoundKey | null>(null);

export const markFoundKey = foundKey.set;

/** The found key, if it belongs to this app. */
export function useFoundKey(organization: string, appId: string): FoundKey | null {
  const found = useStore(foundKey);
  return found?.organization === organization && found.appId === appId ? found : null;
}

/** The keys of an app that were found. If the chosen key has another name now, all keys that match `start`. */
export function foundKeysIn(found: FoundKey | null, app: Pick<AnyApp, 'credentials'>): string[] {
  if (!found) return [];
  const keys = app.credentials
    .map(({ consumerKey }) => consumerKey)
    .filter((key) => matchesKey(found.start, key));
  const chosen = keys.filter((key) => plainKeyName(nameOfKey(app, key)) === found.keyName);
  return chosen.length > 0 ? chosen : keys;
}
