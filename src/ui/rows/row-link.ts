import type { MouseEvent } from 'react';

/** Opens the link of a clicked table row, except where the row has another control, or where a text was selected. */
export function openRow(event: MouseEvent) {
  const { target } = event;
  if (!(target instanceof Element)) return;
  const control = target.closest<HTMLElement>('a, button, input, summary');
  if (control) {
    // Safari focuses a container of what is clicked, but Back returns to the focused row.
    if (document.activeElement?.contains(control)) control.focus();
    return;
  }
  if (hasModifier(event) || getSelection()?.type === 'Range') return;
  const link = target.closest('tr')?.querySelector('a');
  link?.focus({ preventScroll: true });
  link?.click();
}

/** Whether a click asks the browser for another tab, a window or a download. */
export function hasModifier({ metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean {
  return metaKey || ctrlKey || shiftKey || altKey;
}
