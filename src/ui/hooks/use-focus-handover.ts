import { useLayoutEffect, useRef, type RefObject } from 'react';

/**
 * For a control that unmounts after use: moves its focus to an element that stays, so that keyboard users are not sent
 * to the start of the page. In a layout effect, because after the removal the focus is lost.
 *
 * @param focusTarget gets the focus; without it, the closest focusable container does
 */
export function useFocusHandover<T extends HTMLElement>(
  focusTarget?: RefObject<HTMLElement | null>,
): RefObject<T | null> {
  const control = useRef<T>(null);
  useLayoutEffect(() => {
    const { current } = control;
    return () => handFocusOver(current, focusTarget);
  }, [focusTarget]);
  return control;
}

/** Moves the focus from a control to `focusTarget`, or to its closest focusable container, if the control has it. */
export function handFocusOver(
  control: HTMLElement | null,
  focusTarget: RefObject<HTMLElement | null> | undefined,
): void {
  if (!control || control.ownerDocument.activeElement !== control) return;
  (focusTarget?.current ?? control.closest<HTMLElement>('[tabindex="-1"]'))?.focus();
}
