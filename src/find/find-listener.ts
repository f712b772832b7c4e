import { openFindDialog } from './find-dialog-store.ts';
import { isMac } from '../ui/is-mac.ts';
import { hasShortcuts } from './shortcuts.ts';

/** Opens the Find dialog on shortcuts, and on a paste outside a field, until `signal` aborts. */
export function listen(organization: string, signal: AbortSignal): void {
  const onKey = (event: KeyboardEvent) => {
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    const isFind = key === 'k' && (isMac ? metaKey : ctrlKey) && !altKey && !shiftKey;
    const isSlash =
      key === '/' && !altKey && !ctrlKey && !metaKey && !isField(event) && hasShortcuts();
    if (!(isFind || isSlash) || hasOverlay()) return;
    event.preventDefault();
    const field = isSlash && document.querySelector<HTMLInputElement>('main [type=search]');
    if (!field) return openFindDialog(organization);
    // Focus scrolls the field into view; selecting alone does not.
    field.focus();
    field.select();
  };
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text').trim();
    if (text && !isField(event) && !hasOverlay()) openFindDialog(organization, text);
  };
  document.addEventListener('keydown', onKey, { signal });
  document.addEventListener('paste', onPaste, { signal });
}

function isField({ target }: Event): boolean {
  const fields = 'input, textarea, select, [contenteditable], [role=combobox]';
  return target instanceof Element && target.closest(fields) !== null;
}

// Open dialogs, lists and popovers handle keys themselves.
function hasOverlay(): boolean {
  const overlays = '[role=dialog][data-state], [role=alertdialog], [role=listbox], :popover-open';
  return document.querySelector(overlays) !== null;
}
