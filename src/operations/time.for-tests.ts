import { vi } from 'vitest';

const { setImmediate: soon } = globalThis;

/** The latest time that a test reached, in ms since 1970. No later test starts before it. */
let latest = 0;

// The rate limiter uses this clock. Unlike the one that vitest fakes, it does not restart with each test.
performance.now = () => Date.now();

/** Stops the clock of timers and dates. Requests to the mock still take real time. */
export function fakeTime(): void {
  const now = Math.max(Date.now(), latest);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now });
}

/** Lets the clock run again. */
export function realTime(): void {
  latest = Date.now();
  vi.useRealTimers();
}

/** Advances fake time until some work has ended. @throws what the work throws */
export async function runUntil<T>(work: Promise<T>): Promise<T> {
  const state = { isOver: false };
  const end = () => {
    state.isOver = true;
  };
  work.then(end, end);
  while (!state.isOver) await passTime(50);
  return work;
}

/** Advances fake time by `ms` in steps, and lets requests finish after each step. */
export async function passTime(ms: number, stepMs = 50): Promise<void> {
  for (let passed = 0; passed < ms; passed += stepMs) {
    await finishRequests();
    await vi.advanceTimersByTimeAsync(stepMs);
  }
  await finishRequests();
}

// More turns of the event loop than a response of the mock takes.
async function finishRequests(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => soon(resolve));
}
