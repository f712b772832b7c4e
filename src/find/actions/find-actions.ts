import { useEffect, useId } from 'react';
import { createStore } from '../../store.ts';
import { useStore } from '../../ui/hooks/use-store.ts';
import type { ListOption } from '../../ui/choices/option-list.tsx';

/** Offered actions, by the component that offers them. */
const offers = createStore<Partial<Record<string, readonly ListOption[]>>>({});

/** Offers actions in the Find dialog while the component is mounted. */
export function useFindActions(actions: readonly ListOption[]): void {
  const id = useId();
  useEffect(() => offers.set({ ...offers.get(), [id]: actions }));
  useEffect(() => () => offers.set({ ...offers.get(), [id]: [] }), [id]);
}

/** What is offered now: the open page first, what all pages have last. */
export const useOfferedActions = (): ListOption[] =>
  Object.values(useStore(offers))
    .toReversed()
    .flatMap((actions) => actions ?? []);
