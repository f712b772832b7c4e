import { createStore } from '../store.ts';
import { storeChoice, storedChoice } from '../stored-choice.ts';
import { isMac } from '../ui/is-mac.ts';
import { useStore } from '../ui/hooks/use-store.ts';

/** The keys that open the Find dialog, as printed on the keyboard. */
export const findKeys = isMac ? '⌘K' : 'Ctrl+K';

const storageKey = 'keywarden-shortcuts';

let chosen: 'on' | 'off' | undefined;

/** Whether single-key shortcuts are on. Users of speech input can turn them off (WCAG 2.1.4). */
export function hasShortcuts(): boolean {
  return (chosen ?? storedChoice(storageKey)) !== 'off';
}

/** Turns single-key shortcuts on or off, and stores the choice. */
export function setShortcuts(on: boolean): void {
  chosen = on ? 'on' : 'off';
  storeChoice(storageKey, chosen);
}

const isListOpen = createStore(false);

export const useShortcutListOpen = () => useStore(isListOpen);

export function openShortcutList(): void {
  isListOpen.set(true);
}

export function closeShortcutList(): void {
  isListOpen.set(false);
}
