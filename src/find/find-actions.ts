import { useEffect } from 'react';
import { createStore } from '../store.ts';
import { useStore } from '../ui/hooks/use-store.ts';
import type { ListOption } from '../ui/option-list.tsx';

const offers = createStore<readonly (readonly ListOption[])[]>([]);

/** Offers actions in the Find dialog while the component is mounted. */
export function useFindActions(actions: readonly ListOption[]): void {
  useEffect(() => {
    offers.set([...offers.get(), actions]);
    return () => offers.set(offers.get().filter((offer) => offer !== actions));
  });
}

/** What the open page offers now. */
export const useOfferedActions = (): ListOption[] => useStore(offers).flat();
