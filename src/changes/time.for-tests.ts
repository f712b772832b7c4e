import { vi } from 'vitest';

const { setImmediate: soon } = globalThis;

/** Stops the clock of timers and dates. Requests to the mock go on in real time. */
export function fakeTime(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
}

/** Lets time go by until some work has ended. @throws what the work throws */
export async function runUntil<T>(work: Promise<T>): Promise<T> {
  let isOver = false;
  const end = () => (isOver = true);
  work.then(end, end);
  while (!isOver) await passTime(50);
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
