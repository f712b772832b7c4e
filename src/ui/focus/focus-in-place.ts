/** Focuses an element. Scrolls only if it is not completely on the screen: a sticky one would scroll the page. */
export function focusInPlace(element: HTMLElement): void {
  const { top, bottom } = element.getBoundingClientRect();
  element.focus({ preventScroll: top >= 0 && bottom <= innerHeight });
}
