const storageKey = 'keywarden-shortcuts';

let chosen: boolean | undefined;

/** Whether single-key shortcuts are on. Users of speech input can turn them off (WCAG 2.1.4). */
export function hasShortcuts(): boolean {
  try {
    return chosen ?? localStorage.getItem(storageKey) !== 'off';
  } catch {
    return true;
  }
}

/** Turns single-key shortcuts on or off, and stores the choice if storage is available. */
export function setShortcuts(on: boolean): void {
  chosen = on;
  try {
    localStorage.setItem(storageKey, on ? 'on' : 'off');
  } catch {
    // Storage may be blocked for this page; the choice then lasts as long as the page.
  }
}
