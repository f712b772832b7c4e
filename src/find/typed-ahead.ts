let typed = '';

/** Collects a typed character for a field that is not mounted yet. Enter is collected as a line break. */
export function collectTyped(event: KeyboardEvent): void {
  const { key } = event;
  // Ctrl with Alt is AltGr on Windows; Alt alone types characters on a Mac.
  if (event.metaKey || (event.ctrlKey && !event.altKey)) return;
  if (key === 'Backspace') typed = typed.slice(0, -1);
  else if (key === 'Enter') typed += '\n';
  else if (key.length === 1) typed += key;
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** Returns what was collected, and clears it. */
export function takeTyped(): string {
  const taken = typed;
  typed = '';
  return taken;
}
