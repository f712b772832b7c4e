import { createStore } from '../store.ts';
import { m } from '../paraglide/messages.js';
import { storeChoice, storedChoice } from '../stored-choice.ts';
import { isMac } from '../ui/browser/is-mac.ts';
import { useStore } from '../ui/hooks/use-store.ts';

/** Moves the focus to the selection bar and back: it is far from a row deep in the table. */
export const barHotkey = 'F6';

/** A key with ⌘ or Ctrl, as printed on the keyboard. */
export function withModifier(key: string): string {
  return isMac ? `⌘${key}` : m.ctrl_and_key({ key });
}

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
