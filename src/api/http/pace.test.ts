import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sleep, waitForTurn } from './pace.ts';

const neverAborted = new AbortController().signal;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

for (const { what, delayOf } of [
  { what: 'at once', delayOf: () => 0 },
  { what: 'after a tenth of a second', delayOf: () => 100 },
  // Some are delayed, and the next arrive right after them.
  { what: 'late now and then', delayOf: (index: number) => (index % 15 === 0 ? 400 : 0) },
  { what: 'late by chance', delayOf: (index: number) => (index * 7919) % 350 },
])
  test(`a server that requests reach ${what} receives at most ten per second`, async () => {
    const arrivals: number[] = [];
    let startedAt = 0;
    const work = async () => {
      await waitForTurn(neverAborted);
      startedAt = Date.now();
      for (let index = 0; index < 60; index += 1) {
        await waitForTurn(neverAborted);
        await sleep(delayOf(index), neverAborted);
        arrivals.push(Date.now());
      }
    };
    const done = work();
    await vi.runAllTimersAsync();
    await done;
    const busiest = Math.max(
      ...arrivals.map((from) => arrivals.filter((at) => at >= from && at < from + 1000).length),
    );
    expect(busiest).toBeLessThanOrEqual(10);
    // It is not slower than the pace, or than the responses where those take longer.
    const waits = arrivals.map((_, index) => Math.max(delayOf(index), 112));
    const needed = waits.reduce((sum, wait) => sum + wait, 0);
    expect((arrivals.at(-1) ?? 0) - startedAt).toBeLessThan(needed + 1010);
  });

test('setting the clock back delays no turn', async () => {
  let turns = 0;
  const work = async () => {
    for (; turns < 5; turns += 1) await waitForTurn(neverAborted);
  };
  await vi.advanceTimersByTimeAsync(60_000);
  void waitForTurn(neverAborted);
  vi.setSystemTime(Date.now() - 3_600_000);
  const done = work();
  await vi.advanceTimersByTimeAsync(2000);
  expect(turns).toBe(5);
  await done;
});

test('an aborted wait for a turn rejects with the reason', async () => {
  const stop = new AbortController();
  void waitForTurn(neverAborted);
  const waiting = waitForTurn(stop.signal);
  stop.abort(new Error('stopped'));
  await expect(waiting).rejects.toThrow('stopped');
  await expect(waitForTurn(stop.signal)).rejects.toThrow('stopped');
});
