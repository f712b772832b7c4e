import type { RefObject } from 'react';

const openersOf = new WeakMap<EventTarget, readonly Element[]>();

/** What opens a dialog now: what has the focus. Within a dialog, which can be gone later, also what opened that one. */
export function openersNow(): readonly Element[] {
  const focused = document.activeElement;
  const outer = focused?.closest('[role=dialog]');
  return focused ? [focused, ...((outer && openersOf.get(outer)) ?? [])] : [];
}

/**
 * What has the focus now. Once that is gone, as the button of an undo is while that runs, what contains it, unless the
 * page has moved the focus already.
 */
export function openerThatStays(): RefObject<HTMLElement | null> {
  const opener = document.activeElement;
  const container = opener?.closest<HTMLElement>('[tabindex="-1"]') ?? null;
  return {
    get current() {
      if (opener instanceof HTMLElement && opener.isConnected) return opener;
      return document.activeElement === document.body ? container : null;
    },
  };
}

/** Keeps what opened a dialog for dialogs that it opens. */
export function keepOpeners(dialog: EventTarget | null, openers: readonly Element[]): void {
  if (dialog) openersOf.set(dialog, openers);
}

/** Returns the focus of a closed dialog to what opened it, or to the page's heading if that can't be focused any more. */
export function returnFocus(openers: readonly (Element | null)[]): void {
  const opener = openers.find((one) => one?.isConnected);
  if (opener instanceof HTMLElement) opener.focus();
  if (document.activeElement === document.body)
    document.querySelector<HTMLElement>('h1, main:not(:has(h1))')?.focus({ preventScroll: true });
}

/** Scrolls to what has the focus: where Tab leads from the last control to the first, Radix does not. */
export function scrollToFocus({ target }: { target: Element }): void {
  if (target.matches(':focus-visible')) target.scrollIntoView({ block: 'nearest' });
}
