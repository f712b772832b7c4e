import type { RefObject } from 'react';
import { createStore } from '../store.ts';
import { useStore } from '../ui/hooks/use-store.ts';
import type { Operation } from './operation.ts';

/** An undo that stops something and waits for confirmation. */
export interface PendingUndo {
  operation: Operation;
  /** gets the focus when the dialog closes */
  returnTo: RefObject<HTMLElement | null>;
  /** runs it */
  confirm(): void;
}

const pending = createStore<PendingUndo | null>(null);

export const usePendingUndo = () => useStore(pending);

/** Asks for confirmation of an undo, then calls `confirm`. */
export function askToUndo(operation: Operation, confirm: () => void): void {
  pending.set({ operation, confirm, returnTo: openerThatStays() });
}

/** Closes the question, whatever the answer is. */
export function closePendingUndo(): void {
  pending.set(null);
}

// The button of an undo disappears once it is confirmed; then what contains it gets the focus.
function openerThatStays(): RefObject<HTMLElement | null> {
  const opener = document.activeElement;
  const container = opener?.closest<HTMLElement>('[tabindex="-1"]') ?? null;
  return {
    get current() {
      return opener instanceof HTMLElement && opener.isConnected ? opener : container;
    },
  };
}
