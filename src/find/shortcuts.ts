const keptAs = 'keywarden-shortcuts';

let chosen: boolean | undefined;

/** Whether single keys do something; who speaks to the computer may want them not to (WCAG 2.1.4). */
export function hasShortcuts(): boolean {
  try {
    return chosen ?? localStorage.getItem(keptAs) !== 'off';
  } catch {
    return true;
  }
}

/** Switches them, and remembers it; a browser that keeps nothing only forgets it. */
export function chooseShortcuts(on: boolean): void {
  chosen = on;
  try {
    localStorage.setItem(keptAs, on ? 'on' : 'off');
  } catch {
    // Storage may be closed to this page; the choice then lasts as long as the page.
  }
}
