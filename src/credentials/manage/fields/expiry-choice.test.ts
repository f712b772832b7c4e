import { describe, expect, test } from 'vitest';
import { choiceLike, expiryProblem, lifeMs } from './expiry-choice.ts';

const now = new Date('2026-05-04T10:00:00').getTime();
const dayMs = 86_400_000;

describe('expiryProblem', () => {
  test.each([
    ['never', '', '', null],
    ['days', '90', '', null],
    ['days', '', '', 'no-days'],
    ['days', '0', '', 'no-days'],
    ['days', '1.5', '', 'no-days'],
    ['days', '100000', '', 'no-days'],
    ['date', '', '', 'no-time'],
    ['date', '', '2026-13-01T10:00', 'no-time'],
    ['date', '', '2026-05-04T10:00', 'past'],
    ['date', '', '2026-05-04T10:01', null],
  ] as const)('%s “%s” “%s”: %s', (kind, days, date, problem) => {
    expect(expiryProblem({ kind, days, date }, now)).toBe(problem);
  });
});

describe('lifeMs', () => {
  test('never', () => {
    expect(lifeMs({ kind: 'never', days: '5', date: '' }, now)).toBeNull();
  });

  test('counts days from now, and times in the local time zone', () => {
    expect(lifeMs({ kind: 'days', days: '5', date: '' }, now)).toBe(5 * dayMs);
    const onDate = lifeMs({ kind: 'date', days: '', date: '2026-05-04T11:30' }, now);
    expect(onDate).toBe(90 * 60_000);
  });
});

test('a new key gets the life of the old one, or 90 days if that is not known', () => {
  const issuedAt = now;
  expect(choiceLike({ issuedAt, expiresAt: null, expiryUnknown: false }).kind).toBe('never');
  const month = { issuedAt, expiresAt: now + 30 * dayMs + 5000, expiryUnknown: false };
  expect(choiceLike(month)).toMatchObject({ kind: 'days', days: '30' });
  expect(choiceLike({ issuedAt, expiresAt: null, expiryUnknown: true }).days).toBe('90');
  expect(choiceLike({ ...month, issuedAt: undefined }).days).toBe('90');
});
