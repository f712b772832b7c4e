import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { waitForStatsTurn } from './stats-pace.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('lets ten calls through at once, and never more than ten in any minute', async () => {
  const started = performance.now();
  const times: number[] = [];
  const calls = Array.from({ length: 35 }, async () => {
    await waitForStatsTurn(new AbortController().signal);
    times.push(performance.now() - started);
  });
  await vi.advanceTimersByTimeAsync(200_000);
  await Promise.all(calls);
  expect(times[9]).toBe(0);
  for (const [index, at] of times.entries())
    expect((times[index + 10] ?? Infinity) - at).toBeGreaterThan(60_000);
});

test('a call that is aborted while it waits is not sent', async () => {
  const halt = new AbortController();
  // These take the turns of this minute.
  for (let call = 0; call < 10; call += 1) void waitForStatsTurn(new AbortController().signal);
  const last = expect(waitForStatsTurn(halt.signal)).rejects.toThrow('left');
  halt.abort(new Error('left'));
  await last;
});
