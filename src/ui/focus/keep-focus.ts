/** Long enough for the heading of the next page or the opener of a dialog to take the focus first. */
const graceMs = 100;

/**
 * When the element with the focus is removed, moves the focus to its closest container that can have it, at last to
 * `main`: from `body`, keyboard users would start over. A control that knows a better place hands its focus over
 * itself (`useFocusHandover`).
 */
export function keepFocus(): void {
  let path: EventTarget[] = [];
  document.addEventListener('focusin', (event) => {
    path = event.composedPath();
  });
  const isLost = () => {
    const [focused] = path;
    return (
      focused instanceof HTMLElement &&
      !focused.isConnected &&
      document.activeElement === document.body
    );
  };
  new MutationObserver(() => {
    if (isLost())
      setTimeout(() => isLost() && closestFocusable(path)?.focus({ preventScroll: true }), graceMs);
  }).observe(document.body, { childList: true, subtree: true });
}

function closestFocusable(path: readonly EventTarget[]): HTMLElement | null {
  const target = path.find(
    (one) => one instanceof HTMLElement && one.isConnected && one.hasAttribute('tabindex'),
  );
  return target instanceof HTMLElement ? target : document.querySelector('main');
}
