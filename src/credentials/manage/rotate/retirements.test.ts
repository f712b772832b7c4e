import { expect, test } from 'vitest';
import { recordOutcome, recordStart } from '../../../operations/log.ts';
import type { Operation, Outcome } from '../../../operations/operation.ts';
import { onceDone } from './retirements.ts';

const operation = {
  id: 'new key',
  resource: { organization: 'o', id: 'app' },
} as unknown as Operation;
const ended = (ending: Outcome['ending'], state?: unknown) =>
  ({ ending, state, at: 1, sent: true }) as Outcome;

test('a key that was created at once counts at once, and only once', () => {
  const id = recordStart(operation);
  recordOutcome(id, ended('done', 'app with key'));
  const states: unknown[] = [];
  onceDone(id, (state) => states.push(state));
  recordOutcome(id, ended('done', 'app with key'));
  expect(states).toEqual(['app with key']);
});

test('after a lost reply it counts when it is found, and never if it is not', () => {
  const [lost, refused] = [recordStart(operation), recordStart(operation)];
  recordOutcome(lost, ended('unknown', 'app without it'));
  const states: unknown[] = [];
  for (const id of [lost, refused]) onceDone(id, (state) => states.push(state));
  expect(states).toEqual([]);
  recordOutcome(refused, ended('failed', 'app without it'));
  recordOutcome(refused, ended('done', 'app with key'));
  recordOutcome(lost, ended('done-anyway', 'app with key'));
  expect(states).toEqual(['app with key']);
});
