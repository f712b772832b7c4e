import { expect, test } from 'vitest';
import { connect } from '../../connection/for-tests.ts';
import { connectionTo } from '../../connection/connection.ts';
import { clockAheadOf, noteServerTime, watchClock } from './server-clock.ts';

const minute = 60_000;
const serverMs = Date.UTC(2026, 10, 25);

test('a slow response does not count as a wrong clock, and connections are independent', () => {
  connect();
  const x = connectionTo('keywarden-demo');
  const told: number[] = [];
  const stop = watchClock(() => told.push(clockAheadOf(x) / minute));
  const note = (sentAt: number, receivedAt: number) =>
    noteServerTime(x, serverMs, { sentAt: serverMs + sentAt, receivedAt: serverMs + receivedAt });
  note(0, 40 * minute);
  note(-40 * minute, 0);
  note(-40 * minute, 40 * minute);
  expect(told).toEqual([]);
  note(10 * minute + 1000, 40 * minute);
  note(-40 * minute, -7 * minute);
  expect(told).toEqual([10, -7]);
  expect(clockAheadOf(connectionTo('keywarden-edge'))).toBe(0);
  noteServerTime(x, Number.NaN, { sentAt: 0, receivedAt: 0 });
  expect(told).toEqual([10, -7]);
  stop();
});
