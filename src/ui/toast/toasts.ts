import { createStore } from '../../store.ts';
import { useStore } from '../hooks/use-store.ts';

/** The texts of a toast. Made by a function, so that an open toast follows a change of language. */
export interface ToastText {
  title: string;
  body?: string | undefined;
  details?: { label: string; lines: string[] } | undefined;
  action?: ToastAction | undefined;
}

export interface ToastAction {
  label: string;
  /** a time in ms; until then, the action counts down and is disabled */
  notBefore?: number | undefined;
  run(): void;
}

export interface Toast {
  id: number;
  /** a new toast replaces one with the same topic */
  topic: string;
  tone: 'success' | 'failure';
  text(): ToastText;
}

const toasts = createStore<readonly Toast[]>([]);
let lastId = 0;

/** Shows a toast. Successes close after a while, failures stay until they are closed. */
export function showToast(toast: Omit<Toast, 'id'>): void {
  lastId += 1;
  const others = toasts.get().filter(({ topic }) => topic !== toast.topic);
  toasts.set([...others, { ...toast, id: lastId }]);
}

export function closeToast(id: number): void {
  toasts.set(toasts.get().filter((toast) => toast.id !== id));
}

/** Closes the toast about a topic: its text is on the page now. */
export function closeToastAbout(topic: string): void {
  if (toasts.get().some((toast) => toast.topic === topic))
    toasts.set(toasts.get().filter((toast) => toast.topic !== topic));
}

export const useToasts = () => useStore(toasts);
