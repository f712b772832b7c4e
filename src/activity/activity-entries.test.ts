import { expect, test } from 'vitest';
import type { ActivityRecord } from '../operations/log.ts';
import type { Ending } from '../operations/operation.ts';
import { countsOf, entriesOf } from './activity-entries.ts';

function recordOf(id: number, runId?: number, ending?: Ending): ActivityRecord {
  const outcome = ending && { ending, sent: true, at: 1 };
  return { id, startedAt: 0, runId, operation: {} as ActivityRecord['operation'], outcome };
}

// Run 2 has the records 3 and 5; record 4 was made meanwhile.
const log = [recordOf(1), recordOf(3, 2), recordOf(4), recordOf(5, 2), recordOf(6)];

test('a bulk run is one entry where it started, newest first', () => {
  const entries = entriesOf(log, new Set());
  expect(entries.map(({ kind, id }) => [kind, id])).toEqual([
    ['change', 6],
    ['change', 4],
    ['run', 2],
    ['change', 1],
  ]);
});

test('the changes of an open run follow it, newest first', () => {
  const entries = entriesOf(log, new Set([2]));
  expect(entries.map(({ id }) => id)).toEqual([6, 4, 2, 5, 3, 1]);
  expect(entries.filter((entry) => entry.kind === 'change' && entry.isInRun)).toHaveLength(2);
});

test('a run counts what changed, failed, is not confirmed and still runs', () => {
  const endings: (Ending | undefined)[] = [
    'done',
    'done-anyway',
    'failed',
    'gone',
    'unconfirmed',
    'already',
    undefined,
  ];
  const records = endings.map((ending, index) => recordOf(index, 9, ending));
  expect(countsOf(records)).toEqual({ changed: 2, failed: 2, unconfirmed: 1, running: 1 });
});
