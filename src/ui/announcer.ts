import { useSyncExternalStore } from 'react';

let said = '';
const listeners = new Set<() => void>();

/** Says something to screen readers, politely, through the one live region of the frame. */
export function announce(text: string): void {
  // The same words twice would not be a change, and only changes are spoken.
  said = text === said ? `${text}\u00A0` : text;
  for (const listener of listeners) listener();
}

/** What the live region holds. */
export function useAnnouncement(): string {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => said,
  );
}
