let typed = '';

/** Keeps what a key types for a field that is not there yet. Enter is kept as a line break. */
export function keepTyped(event: KeyboardEvent): void {
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

/** What was typed so far, which is forgotten then. */
export function takeTyped(): string {
  const taken = typed;
  typed = '';
  return taken;
}
