import { useEffect, useState, useSyncExternalStore } from 'react';

const refreshStepMs = 15_000;
let now = Date.now();

/** The current time in ms, rounded to 15 s. Re-renders when it changes, so that expiry shows. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, current);
}

// Rounded to 15 s so that mounting does not cause a second render.
function current(): number {
  if (Date.now() - now >= refreshStepMs) now = Date.now();
  return now;
}

function subscribe(listener: () => void): () => void {
  const timer = setInterval(listener, refreshStepMs);
  return () => clearInterval(timer);
}

/** Whole seconds until a time in ms; 0 once it is reached. Updates every second. */
export function useSecondsUntil(ms: number): number {
  const [left, setLeft] = useState(() => secondsUntil(ms));
  useEffect(() => {
    if (left === 0) return undefined;
    // 5 ms late, because a timer that fires early would count a second twice.
    const next = ms - (left - 1) * 1000 + 5;
    const timer = setTimeout(() => setLeft(secondsUntil(ms)), next - Date.now());
    return () => clearTimeout(timer);
  }, [ms, left]);
  return left;
}

/** Whether a time in ms is reached; re-renders then. For another time, remount the component with another `key`. */
export function useHasPassed(ms: number): boolean {
  const [hasPassed, setHasPassed] = useState(() => ms <= Date.now());
  useEffect(() => {
    if (hasPassed) return undefined;
    const timer = setTimeout(() => setHasPassed(true), ms - Date.now());
    return () => clearTimeout(timer);
  }, [ms, hasPassed]);
  return hasPassed;
}

function secondsUntil(ms: number): number {
  return Math.max(0, Math.ceil((ms - Date.now()) / 1000));
}
