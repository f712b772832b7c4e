import { storeChoice, storedChoice } from '../stored-choice.ts';

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
