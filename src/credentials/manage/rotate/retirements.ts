import { createStore } from '../../../store.ts';
import { useStore } from '../../../ui/hooks/use-store.ts';

/** The keys that a rotation replaced, with the end of the day on which each is to retire, in ms; by `switchId`. */
const store = createStore<ReadonlyMap<string, number>>(new Map());

/** Marks a key as to retire on a day. Only in the memory of this page: nothing happens by itself on that day. */
export function markToRetire(switchId: string, on: number): void {
  store.set(new Map(store.get()).set(switchId, on));
}

/** When a key is to retire, in ms; `undefined` = it is not marked. */
export function useRetirement(switchId: string): number | undefined {
  return useStore(store).get(switchId);
}
