import { expect, test } from 'vitest';
import type { KeyCallStats } from '../api/stats/stats.ts';
import { appCalls } from './key-calls.ts';

const dayMs = 86_400_000;
const now = Date.parse('2026-11-26T13:00:00Z');
const today = Date.parse('2026-11-26T00:00:00Z');
const stats = (
  hasKeys: boolean,
  rows: Record<string, [daysAgo: number, calls: number][]>,
): KeyCallStats => ({
  hasKeys,
  rows: Object.entries(rows).map(([value, days]) => ({
    values: [value],
    days: days.map(([ago, calls]) => ({ day: today - ago * dayMs, calls })),
  })),
  isTruncated: false,
  from: today - 29 * dayMs,
  until: now,
});
const app = { keys: ['key-1', 'key-2'], email: 'Ann@acme.example' };

test('calls are summed by key over all environments, without keys of other apps', () => {
  const { lines, isPerApp, firstDay } = appCalls(
    [
      {
        name: 'prod',
        stats: stats(true, {
          'key-1': [
            [29, 4],
            [3, 5],
          ],
          'key-of-another-app': [[0, 9]],
        }),
      },
      { name: 'test', stats: stats(true, { 'key-1': [[3, 2]] }) },
    ],
    app,
    now,
  );
  expect(isPerApp).toBe(false);
  expect(firstDay).toBe(today - 29 * dayMs);
  expect(lines.map(({ key, total }) => [key, total])).toEqual([
    ['key-1', 11],
    ['key-2', 0],
  ]);
  expect(lines[0]?.calls).toHaveLength(30);
  expect([lines[0]?.calls[0], lines[0]?.calls[26]]).toEqual([4, 7]);
  expect(lines[0]?.last).toEqual({
    kind: 'used',
    day: today - 3 * dayMs,
    environments: ['prod', 'test'],
  });
  expect(lines[1]?.last).toEqual({ kind: 'unused' });
});

test('where one environment has no keys, all calls are of the app, by the e-mail of its developer', () => {
  const environments = [
    { name: 'prod', stats: stats(true, { 'key-2': [[1, 4]], other: [[0, 1]] }) },
    {
      name: 'test',
      stats: stats(false, { 'ann@acme.example': [[2, 3]], 'bob@acme.example': [[0, 9]] }),
    },
  ];
  const { lines } = appCalls(environments, app, now);
  expect(lines).toMatchObject([{ key: null, total: 7, last: { day: today - dayMs } }]);
  expect(appCalls(environments, { ...app, email: '' }, now).lines[0]?.last.kind).toBe(
    'not-recorded',
  );
});

test('a key without a call is unused only if every environment was read', () => {
  const lastOf = (other: object) =>
    appCalls(
      [
        { name: 'prod', stats: stats(true, {}) },
        { name: 'test', ...other },
      ],
      app,
      now,
    ).lines[0]?.last.kind;
  expect(lastOf({ stats: stats(true, {}) })).toBe('unused');
  expect(lastOf({ stats: { ...stats(true, {}), isTruncated: true } })).toBe('unknown');
  expect(lastOf({ error: new Error('no') })).toBe('unknown');
  expect(lastOf({})).toBe('loading');
});
