import { useLayoutEffect, useRef, type RefObject } from 'react';

/**
 * For a control that unmounts after use: moves its focus to an element that stays, so that keyboard users are not sent
 * to the start of the page. In a layout effect, because after the removal the focus is lost.
 *
 * @param place gets the focus; without it, the closest focusable container does
 */
export function useFocusHandover<T extends HTMLElement>(
  place?: RefObject<HTMLElement | null>,
): RefObject<T | null> {
  const control = useRef<T>(null);
  useLayoutEffect(() => {
    const { current } = control;
    return () => handFocusOver(current, place);
  }, [place]);
  return control;
}

/** Moves the focus from a control to `place`, or to its closest focusable container, if the control has it. */
export function handFocusOver(
  control: HTMLElement | null,
  place: RefObject<HTMLElement | null> | undefined,
): void {
  if (!control || control.ownerDocument.activeElement !== control) return;
  (place?.current ?? control.closest<HTMLElement>('[tabindex="-1"]'))?.focus();
}
