import { useCallback, useState } from 'react';

/** How far outside the viewport an element counts as near. */
const aheadPx = 800;

/**
 * Whether an element has come near the viewport, and the ref to attach to it. It stays true, so that content that was
 * mounted for it keeps its state and focus.
 */
export function useNearViewport(isNearAtFirst: boolean) {
  const [isNear, setNear] = useState(isNearAtFirst);
  const ref = useCallback(
    (element: Element | null) =>
      element && !isNear ? watch(element, () => setNear(true)) : undefined,
    [isNear],
  );
  return [isNear, ref] as const;
}

const listeners = new Map<Element, () => void>();
let observer: IntersectionObserver | undefined;

function watch(element: Element, onNear: () => void): () => void {
  observer ??= new IntersectionObserver(notifyNear, { rootMargin: `${aheadPx}px 0px` });
  listeners.set(element, onNear);
  observer.observe(element);
  return () => {
    listeners.delete(element);
    observer?.unobserve(element);
  };
}

function notifyNear(entries: IntersectionObserverEntry[]) {
  for (const { isIntersecting, target } of entries) if (isIntersecting) listeners.get(target)?.();
}
