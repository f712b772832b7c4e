import { useSyncExternalStore } from 'react';
import type { Store } from '../../store.ts';

/** The value of a store; re-renders when it changes. */
export function useStore<T>({ subscribe, get }: Store<T>): T {
  return useSyncExternalStore(subscribe, get);
}
