import { createStore } from '../../store.ts';
import { useStore } from '../hooks/use-store.ts';

const announcement = createStore('');

/** Announces a text to screen readers, politely, through the live region of the layout. */
export function announce(text: string): void {
  // Screen readers announce changes only, so a repeated text gets a trailing space.
  announcement.set(text === announcement.get() ? `${text}\u00A0` : text);
}

/** The text of the live region. */
export const useAnnouncement = () => useStore(announcement);
