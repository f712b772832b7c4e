import { useEffect, useEffectEvent, useRef, type FocusEvent } from 'react';
import { barHotkey } from '../find/shortcuts.ts';

/** Lets F6 move the focus into a bar from anywhere on the page, and F6 or Escape back to where it came from. */
export function useBarFocus() {
  const bar = useRef<HTMLDivElement>(null);
  const origin = useRef<HTMLElement>(null);

  function leave() {
    const row = origin.current?.isConnected ? origin.current : firstRowInView();
    (row ?? document.querySelector('h1'))?.focus();
  }

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const { key, target, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (altKey || ctrlKey || metaKey || shiftKey || isInDialog(target)) return;
    const isInBar = bar.current?.contains(document.activeElement) === true;
    if (key !== barHotkey && !(key === 'Escape' && isInBar)) return;
    event.preventDefault();
    if (isInBar) leave();
    else bar.current?.querySelector('button')?.focus();
  });
  useEffect(() => {
    const abort = new AbortController();
    document.addEventListener('keydown', (event) => onKey(event), { signal: abort.signal });
    return () => abort.abort();
  }, []);

  function onFocus({ relatedTarget }: FocusEvent) {
    if (!(relatedTarget instanceof HTMLElement) || isInDialog(relatedTarget)) return;
    if (!bar.current?.contains(relatedTarget)) origin.current = relatedTarget;
  }

  return { bar, onFocus, leave };
}

function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role=dialog], [role=alertdialog]') !== null;
}

// Rows that scroll out of view are removed, also the one that the focus came from.
function firstRowInView(): HTMLElement | undefined {
  const boxes = document.querySelectorAll<HTMLElement>('main tbody [type=checkbox]');
  return [...boxes].find((box) => box.getBoundingClientRect().top >= 0);
}
