/** One value that lives outside React, for what several places show and anything may change. */
export interface Store<T> {
  get(this: void): T;
  set(value: T): void;
  /** calls back after every change; returns how to end that */
  subscribe(this: void, listener: () => void): () => void;
}

const resets: (() => void)[] = [];

/** Puts every store back to the value it was created with, without listeners; in unit tests only. */
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
  // A page would keep the values of stores that nobody uses any more.
  if (import.meta.env.MODE === 'test')
    resets.push(() => {
      value = initial;
      listeners.clear();
    });
  return store;
}
