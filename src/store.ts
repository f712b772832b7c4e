/** A value outside React that several components show and any module may change. */
export interface Store<T> {
  get(this: void): T;
  set(value: T): void;
  /** calls `listener` after every change; returns a function that unsubscribes */
  subscribe(this: void, listener: () => void): () => void;
}

const resets: (() => void)[] = [];

/** Resets every store to its initial value, without listeners. For unit tests. */
export function resetStores(): void {
  for (const reset of resets) reset();
}

export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  const store: Store<T> = {
    get: () => value,
    set(next) {
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  // Only in tests, because the list would keep unused stores in memory.
  if (import.meta.env.MODE === 'test')
    resets.push(() => {
      value = initial;
      listeners.clear();
    });
  return store;
}
