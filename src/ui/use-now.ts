import { useEffect, useState, useSyncExternalStore } from 'react';

const step = 15_000;
let now = Date.now();

/** The time in ms, a quarter of a minute exact: a page that uses it notices when something expires. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, current);
}

// The same for a while: a page that has just been drawn would be drawn once more for the milliseconds that took.
function current(): number {
  if (Date.now() - now >= step) now = Date.now();
  return now;
}

function subscribe(listener: () => void): () => void {
  const timer = setInterval(listener, step);
  return () => clearInterval(timer);
}

/** Whole seconds until a time in ms, exact to the second; 0 once it has come. */
export function useSecondsUntil(ms: number): number {
  const [left, setLeft] = useState(() => secondsUntil(ms));
  useEffect(() => {
    if (left === 0) return undefined;
    // Just after the second, so that a timer which is early does not count it twice.
    const next = ms - (left - 1) * 1000 + 5;
    const timer = setTimeout(() => setLeft(secondsUntil(ms)), next - Date.now());
    return () => clearTimeout(timer);
  }, [ms, left]);
  return left;
}

/** Whether a time in ms has come; the page is drawn again when it does. Another time wants another `key`. */
export function useHasCome(ms: number): boolean {
  const [come, setCome] = useState(() => ms <= Date.now());
  useEffect(() => {
    if (come) return undefined;
    const timer = setTimeout(() => setCome(true), ms - Date.now());
    return () => clearTimeout(timer);
  }, [ms, come]);
  return come;
}

function secondsUntil(ms: number): number {
  return Math.max(0, Math.ceil((ms - Date.now()) / 1000));
}
