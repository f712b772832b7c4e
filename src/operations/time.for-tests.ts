import { vi } from 'vitest';

const { setImmediate: soon } = globalThis;

/** The latest time that a test reached, in ms since 1970: no later test begins before it. */
let latest = 0;

// The pace of long work goes by this clock. Unlike one that vitest fakes, it does not begin anew with each test.
performance.now = () => Date.now();

/** Stops the clock of timers and dates. Requests to the mock go on in real time. */
export function fakeTime(): void {
  const now = Math.max(Date.now(), latest);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now });
}

/** Lets the clock run again. */
export function realTime(): void {
  latest = Date.now();
  vi.useRealTimers();
}

/** Lets time go by until some work has ended. @throws what the work throws */
export async function runUntil<T>(work: Promise<T>): Promise<T> {
  const state = { isOver: false };
  const end = () => {
    state.isOver = true;
  };
  work.then(end, end);
  while (!state.isOver) await passTime(50);
  return work;
}

/** Lets `ms` go by, in steps, with time for requests to be answered after each. */
export async function passTime(ms: number, stepMs = 50): Promise<void> {
  for (let passed = 0; passed < ms; passed += stepMs) {
    await requestsAnswered();
    await vi.advanceTimersByTimeAsync(stepMs);
  }
  await requestsAnswered();
}

// As many turns of the event loop as an answer of the mock takes, and more.
async function requestsAnswered(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => soon(resolve));
}
