import { lastRecordOf, type FinishedOperation } from './log.ts';

/** The elements that show outcomes in place, by `Operation.id` or `recordPlace`. */
const places = new Map<string, Set<Element>>();

/** What the top bar, or the edge of the window, may cover of an element that counts as on the screen, in px. */
const coveredPx = 48;

/** The key of the place that shows one record, wherever it is. */
export function recordPlace(recordId: number): string {
  return `record ${recordId}`;
}

/** Registers an element that shows outcomes as long as it is mounted, as a ref callback does. */
export function registerPlace(key: string, element: Element): () => void {
  const here = places.get(key) ?? new Set();
  places.set(key, here.add(element));
  return () => {
    here.delete(element);
    if (here.size === 0 && places.get(key) === here) places.delete(key);
  };
}

/** Whether the outcome of a record can be read in place right now: beside its switch, or in its row of Activity. */
export function isShownInPlace({ id, operation }: Pick<FinishedOperation, 'id' | 'operation'>) {
  const isOfSwitch = lastRecordOf(operation.id)?.id === id;
  return isOnScreen(recordPlace(id)) || (isOfSwitch && isOnScreen(operation.id));
}

function isOnScreen(key: string): boolean {
  return [...(places.get(key) ?? [])].some(isInView);
}

function isInView(element: Element): boolean {
  if (!element.checkVisibility({ contentVisibilityAuto: true })) return false;
  const { top, bottom } = element.getBoundingClientRect();
  return bottom >= coveredPx && top <= innerHeight - coveredPx;
}
