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

// What a key opens.
function actionOf(event: KeyboardEvent): 'find' | 'help' | null {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
  if (key === 'k' && (isMac ? metaKey : ctrlKey) && !altKey && !shiftKey) return 'find';
  if (!canBeShortcut(event)) return null;
  if (key === '/') return 'find';
  return key === '?' ? 'help' : null;
}

/** Whether a single character can be a shortcut: it can be switched off, and belongs to the field that it is typed in. */
function canBeShortcut(event: KeyboardEvent): boolean {
  return !(event.altKey || event.ctrlKey || event.metaKey || isField(event)) && hasShortcuts();
}

/** The letter that is pressed as a shortcut of a page, in lower case; `null` = it is none. */
export function shortcutLetter(event: KeyboardEvent): string | null {
  const { key, shiftKey } = event;
  if (shiftKey || key.length !== 1 || !canBeShortcut(event) || hasOverlay()) return null;
  return key.toLowerCase();
}

function isField({ target }: Event): boolean {
  const fields = 'input:not([type=checkbox]), textarea, select, [contenteditable], [role=combobox]';
  return target instanceof Element && target.closest(fields) !== null;
}

// Open dialogs, lists and popovers handle keys themselves.
function hasOverlay(): boolean {
  const overlays = '[role=dialog][data-state], [role=alertdialog], [role=listbox], :popover-open';
  return document.querySelector(overlays) !== null;
}
