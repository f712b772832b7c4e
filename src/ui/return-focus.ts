/** Returns the focus of a closed dialog to what opened it, or to the page if that can't be focused any more. */
export function returnFocus(opener: Element | null): void {
  if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
  if (document.activeElement === document.body)
    document.querySelector('main')?.focus({ preventScroll: true });
}
