/** Returns the focus of a closed dialog to what opened it, or to the page if that can't be focused any more. */
export function returnFocus(opener: Element | null): void {
  if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
  if (document.activeElement === document.body)
    document.querySelector('main')?.focus({ preventScroll: true });
}

/** Scrolls to what has the focus: where Tab leads from the last control to the first, Radix does not. */
export function scrollToFocus({ target }: { target: Element }): void {
  if (target.matches(':focus-visible')) target.scrollIntoView({ block: 'nearest' });
}
