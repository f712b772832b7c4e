import { useSyncExternalStore } from 'react';

/** One value that lives outside React, for what several places show and anything may change. */
export interface Store<T> {
  get(): T;
  set(value: T): void;
  /** calls back after every change; returns how to end that */
  subscribe(listener: () => void): () => void;
  useValue(): T;
}

export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  const get = () => value;
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    get,
    set(next) {
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe,
    useValue: () => useSyncExternalStore(subscribe, get),
  };
}
