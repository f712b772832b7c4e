import { useSyncExternalStore } from 'react';

/** What a toast says. A function makes it, so that an open toast follows a change of language. */
export interface ToastText {
  title: string;
  body?: string | undefined;
  details?: { label: string; lines: string[] } | undefined;
  action?: { label: string; run(): void } | undefined;
}

export interface Toast {
  id: number;
  /** what it is about: a newer toast about the same takes the place of the older */
  topic: string;
  tone: 'success' | 'failure';
  text(): ToastText;
}

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

/** Shows a toast. Successes leave by themselves, failures stay until they are closed. */
export function showToast(toast: Omit<Toast, 'id'>): void {
  lastId += 1;
  change([...toasts.filter(({ topic }) => topic !== toast.topic), { ...toast, id: lastId }]);
}

export function closeToast(id: number): void {
  change(toasts.filter((toast) => toast.id !== id));
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(subscribe, () => toasts);
}

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
