import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pause, slot } from './pace.ts';

const goOn = new AbortController().signal;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

for (const { what, delayOf } of [
  { what: 'at once', delayOf: () => 0 },
  { what: 'after a tenth of a second', delayOf: () => 100 },
  // The first ones are held up, the others hurry after them.
  { what: 'late now and then', delayOf: (place: number) => (place % 15 === 0 ? 400 : 0) },
  { what: 'late by chance', delayOf: (place: number) => (place * 7919) % 350 },
])
  test(`no more than ten requests a second reach a server to which they come ${what}`, async () => {
    const arrivals: number[] = [];
    let startedAt = 0;
    const work = async () => {
      await slot(goOn);
      startedAt = Date.now();
      for (let place = 0; place < 60; place += 1) {
        await slot(goOn);
        await pause(delayOf(place), goOn);
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
    // Nor does it dawdle: it takes as long as the pace, or as the answers where those take longer.
    const waits = arrivals.map((_, place) => Math.max(delayOf(place), 112));
    const needed = waits.reduce((sum, wait) => sum + wait, 0);
    expect((arrivals.at(-1) ?? 0) - startedAt).toBeLessThan(needed + 1010);
  });

test('a clock that is set back holds nothing up', async () => {
  let turns = 0;
  const work = async () => {
    for (; turns < 5; turns += 1) await slot(goOn);
  };
  await vi.advanceTimersByTimeAsync(60_000);
  void slot(goOn);
  vi.setSystemTime(Date.now() - 3_600_000);
  const done = work();
  await vi.advanceTimersByTimeAsync(2000);
  expect(turns).toBe(5);
  await done;
});

test('a turn that is not wanted any more is not waited for', async () => {
  const stop = new AbortController();
  void slot(goOn);
  const waiting = slot(stop.signal);
  stop.abort(new Error('stopped'));
  await expect(waiting).rejects.toThrow('stopped');
  await expect(slot(stop.signal)).rejects.toThrow('stopped');
});
