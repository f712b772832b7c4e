import { openFindDialog } from './find-dialog-store.ts';
import { isMac } from '../ui/browser/is-mac.ts';
import { hasShortcuts, openShortcutList } from './shortcuts.ts';

/**
 * Opens the Find dialog on shortcuts and on a paste outside a field, and the list of shortcuts on `?`, until `signal`
 * aborts. Without an organization, there is nothing to find.
 */
export function listen(organization: string, signal: AbortSignal): void {
  const onKey = (event: KeyboardEvent) => {
    const action = actionOf(event);
    if (!action || hasOverlay()) return;
    event.preventDefault();
    if (action === 'help') openShortcutList();
    else if (organization) openFindDialog(organization);
  };
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text').trim();
    if (organization && text && !isField(event) && !hasOverlay())
      openFindDialog(organization, text);
  };
  document.addEventListener('keydown', onKey, { signal });
  document.addEventListener('paste', onPaste, { signal });
}

// What a key opens. Single characters can be switched off, and belong to the field that they are typed in.
function actionOf(event: KeyboardEvent): 'find' | 'help' | null {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
  if (key === 'k' && (isMac ? metaKey : ctrlKey) && !altKey && !shiftKey) return 'find';
  if (altKey || ctrlKey || metaKey || isField(event) || !hasShortcuts()) return null;
  if (key === '/') return 'find';
  return key === '?' ? 'help' : null;
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
