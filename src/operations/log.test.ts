import { beforeEach, expect, test } from 'vitest';
import type { App } from '../api/schemas.ts';
import { connect } from '../connection/for-tests.ts';
import {
  findRecord,
  isOutdated,
  isSuperseded,
  lastRecordOf,
  recordOutcome,
  records,
  recordSent,
  recordsOf,
  recordsOfValue,
  recordStart,
  settleUndecided,
  type ActivityRecord,
} from './log.ts';
import { undoOf } from './undo.ts';
import type { Action } from '../access/status.ts';
import { statusChange, type StatusChange } from './app/status-change.ts';
import { appResourceId } from './app/switches.ts';
import type { Ending, Outcome } from './operation.ts';

const organization = 'keywarden-demo';
/** The records whose operation or outcome was looked at, by app ID. */
let visits: string[];

beforeEach(() => {
  connect();
  visits = [];
});

function appOf(appId: string, status: string): App {
  const owner = { kind: 'developer', id: 'dev-1', email: '' };
  return { appId, name: appId, status, owner, credentials: [] as unknown[] } as unknown as App;
}

function changeOf(appId: string, action: Action = 'revoke'): StatusChange {
  const before = action === 'revoke' ? 'approved' : 'revoked';
  return statusChange({ organization, app: appOf(appId, before), level: {} }, action, 0);
}

function outcomeOf({ before, action }: StatusChange, ending: Ending, at: number): Outcome {
  const after = action === 'revoke' ? 'revoked' : 'approved';
  return { ending, sent: true, state: appOf(before.appId, after), at };
}

/** Records a change as sent; without an ending it is under way. */
function record(change: StatusChange, ending?: Ending, at = 1): ActivityRecord {
  const id = recordStart(watched(change, change.before.appId));
  recordSent(id);
  if (ending) recordOutcome(id, watched(outcomeOf(change, ending, at), change.before.appId));
  return found(id);
}

function found(id: number): ActivityRecord {
  const here = findRecord(id);
  if (!here) throw new Error(`there is no record ${id}`);
  return here;
}

function watched<T extends object>(facts: T, appId: string): T {
  return new Proxy(facts, {
    get(target, name) {
      visits.push(appId);
      return Reflect.get(target, name) as unknown;
    },
  });
}

function appsVisitedBy(work: () => unknown): string[] {
  visits = [];
  work();
  return [...new Set(visits)];
}

test('a change of one switch among 10,000 visits no record of another app', () => {
  for (let index = 0; index < 10_000; index += 1) record(changeOf(`app-${index}`), 'done');
  const change = changeOf('app-5000', 'approve');
  const works = {
    start: () => record(change),
    last: () => lastRecordOf(change.id),
    undo: () => recordsOfValue(change.id).map(undoOf),
    outdated: () => recordsOfValue(change.id).map(isOutdated),
    superseded: () => recordsOfValue(change.id).map(isSuperseded),
    settle: () => settleUndecided(change.resource, change.before, 2),
    outcome: () => recordOutcome(records().at(-1)?.id ?? 0, outcomeOf(change, 'done', 3)),
  };
  for (const [name, work] of Object.entries(works))
    expect([name, appsVisitedBy(work).filter((appId) => appId !== 'app-5000')]).toEqual([name, []]);
  expect(records()).toHaveLength(10_001);
  expect(lastRecordOf(change.id)?.outcome?.at).toBe(3);
});

test('a lookup in 10,000 changes of one switch visits only those since, up to the first that counts', () => {
  const all = Array.from({ length: 10_000 }, (_, index) =>
    record(changeOf('app', index % 2 === 0 ? 'revoke' : 'approve'), 'done', index),
  );
  for (const index of [0, 5000, 9999]) {
    const one = all[index];
    if (!one) throw new Error('there are 10,000 records');
    visits = [];
    expect(isSuperseded(one)).toBe(index < 9999);
    expect(undoOf(one)?.action).toBe(index < 9999 ? undefined : 'revoke');
    // A handful of fields each of the record itself and of the last one.
    expect(visits.length).toBeLessThan(60);
  }
});

test('an outcome visits, beside its own record, only those that are undecided', () => {
  for (let index = 0; index < 1000; index += 1) record(changeOf(`app-${index}`), 'done');
  record(changeOf('open'), 'unknown');
  const { id } = record(changeOf('app'));
  const outcome = outcomeOf(changeOf('app'), 'done', 2);
  expect(appsVisitedBy(() => recordOutcome(id, outcome)).toSorted()).toEqual(['app', 'open']);
});

test('what hooks select by resource or by value stays the same object when others change', () => {
  const mine = changeOf('mine');
  record(mine, 'done');
  const selections = [
    () => recordsOf(appResourceId(organization, 'mine')),
    () => recordsOfValue(mine.id),
    () => recordsOfValue(changeOf('untouched').id),
    () => lastRecordOf(mine.id),
  ];
  const before = selections.map((select) => select());
  record(changeOf('other'), 'unknown');
  for (const [index, select] of selections.entries()) expect(select()).toBe(before[index]);
  const { id } = record(changeOf('mine', 'approve'));
  expect(recordsOf(appResourceId(organization, 'mine'))).not.toBe(before[0]);
  expect(lastRecordOf(mine.id)).toBe(found(id));
});

test('records are listed oldest first, whatever is recorded about them later', () => {
  const ids = ['a', 'b', 'a'].map((appId) => record(changeOf(appId)).id);
  const [first = 0] = ids;
  recordOutcome(first, outcomeOf(changeOf('a'), 'unknown', 1));
  recordOutcome(first, outcomeOf(changeOf('a'), 'done', 2));
  expect(records().map(({ id }) => id)).toEqual(ids);
  expect(recordsOf(appResourceId(organization, 'a')).map(({ id }) => id)).toEqual([ids[0], ids[2]]);
  expect(recordsOf(appResourceId('keywarden-edge', 'a'))).toEqual([]);
});

test('an earlier change that took effect after the last one is what a switch shows', () => {
  const early = record(changeOf('app'), 'unknown', 1);
  record(changeOf('app', 'approve'), 'done', 2);
  expect(lastRecordOf(early.operation.id)?.operation.action).toBe('approve');
  recordOutcome(early.id, outcomeOf(changeOf('app'), 'done-anyway', 3));
  expect(lastRecordOf(early.operation.id)?.id).toBe(early.id);
});

test('an undecided outcome is replaced when the same change was sent again, not when it was refused', () => {
  const first = record(changeOf('app'), 'unknown', 1);
  record(changeOf('app'), 'failed', 2);
  expect(found(first.id).outcome?.ending).toBe('unknown');
  record(changeOf('app'), 'done', 3);
  expect(found(first.id).outcome).toMatchObject({ ending: 'replaced', at: 3 });
});

test('a change has no undo once its switch was changed again, or while that is under way', () => {
  const first = record(changeOf('app'), 'done', 1);
  expect(undoOf(first)?.action).toBe('approve');
  const again = record(changeOf('app', 'approve'));
  expect(undoOf(first)).toBeNull();
  recordOutcome(again.id, outcomeOf(changeOf('app', 'approve'), 'failed', 2));
  expect(undoOf(first)?.action).toBe('approve');
});

test('nothing is recorded for a record that is not in the log', () => {
  recordSent(-1);
  expect(records()).toEqual([]);
});
