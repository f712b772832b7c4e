import { useEffect, type RefObject } from 'react';
import { lastRecordOf, type FinishedOperation } from '../log.ts';

/** Switches, notes and rows that show outcomes, by `Operation.id` or `recordPlace`. */
const places = new Map<string, Set<Element>>();

/** The height of the top bar, which covers what is scrolled under it, in px. */
const topBarPx = 48;

/** The key in `places` of the elements that show one record, wherever they are. */
export function recordPlace(recordId: number): string {
  return `record ${recordId}`;
}

/** The key in `places` of the elements that show a success of an operation, wherever the page is scrolled to. */
export function successPlace(operationId: string): string {
  return `success ${operationId}`;
}

/** Registers an element beside which the outcomes of a key are shown, as long as it is mounted. */
export function useOutcomePlace(key: string, element: RefObject<Element | null>): void {
  useEffect(() => {
    const { current } = element;
    return current ? register(key, current) : undefined;
  }, [key, element]);
}

function register(key: string, element: Element): () => void {
  const here = places.get(key) ?? new Set();
  places.set(key, here.add(element));
  return () => {
    here.delete(element);
    if (here.size === 0) places.delete(key);
  };
}

/** Whether the outcome of a record can be read in place right now: beside its switch, or in its row of Activity. */
export function isShownInPlace({ id, operation }: Pick<FinishedOperation, 'id' | 'operation'>) {
  const isOfSwitch = lastRecordOf(operation.id)?.id === id;
  return isOnScreen(recordPlace(id)) || (isOfSwitch && isOnScreen(operation.id));
}

/** Whether the page shows a success of an operation without a toast: its row disappears. */
export function isSuccessShown(operationId: string): boolean {
  return isOnScreen(successPlace(operationId));
}

function isOnScreen(key: string): boolean {
  return [...(places.get(key) ?? [])].some(isInView);
}

function isInView(element: Element): boolean {
  if (!element.checkVisibility({ contentVisibilityAuto: true })) return false;
  const { top, bottom } = element.getBoundingClientRect();
  return bottom >= topBarPx && top <= innerHeight;
}
