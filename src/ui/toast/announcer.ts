import { createStore } from '../../store.ts';
import { useStore } from '../use-store.ts';

const said = createStore('');

/** Says something to screen readers, politely, through the one live region of the frame. */
export function announce(text: string): void {
  // The same words twice would not be a change, and only changes are spoken.
  said.set(text === said.get() ? `${text}\u00A0` : text);
}

/** What the live region holds. */
export const useAnnouncement = () => useStore(said);
