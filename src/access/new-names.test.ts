import { expect, test } from 'vitest';
import { attributeProblems, maxAttributes } from './attributes.ts';
import { appNameFrom, appNameProblem, keyTextProblem } from './new-names.ts';
import { compareExpiry } from './set-expiry.ts';

test.each([
  ['Checkout iOS', null],
  ['7 up_#$%.-x', null],
  ['', 'empty'],
  [' x', 'first-character'],
  ['#x', 'first-character'],
  ['a/b', 'characters'],
  ['é', 'first-character'],
  ['caf\u00E9', 'characters'],
])('the name of an app: "%s"', (name, problem) => {
  expect(appNameProblem(name)).toBe(problem);
});

test.each([
  ['Café Überblick', 'Cafe Uberblick'],
  ['a/b: c!', 'a-b- c'],
  ['  #1 shop', '1 shop'],
  ['日本', ''],
])('makes a valid name of the display name "%s"', (displayName, name) => {
  expect(appNameFrom(displayName)).toBe(name);
  if (name) expect(appNameProblem(name)).toBeNull();
});

test.each([
  ['my_own-KEY_1', null],
  ['', 'empty'],
  ['a b', 'characters'],
  ['é', 'characters'],
  ['k'.repeat(2048), null],
  ['k'.repeat(2049), 'too-long'],
])('a key to import: %.20s', (text, problem) => {
  expect(keyTextProblem(text)).toBe(problem);
});

test('finds the problem of each attribute', () => {
  expect(maxAttributes).toBe(18);
  const attribute = (name: string, value = '') => ({ name, value });
  expect(
    attributeProblems([
      attribute('team', 'é'.repeat(1024)),
      attribute(' '),
      attribute('Notes'),
      attribute('team'),
      attribute('n'.repeat(1025)),
      attribute('long', 'é'.repeat(1025)),
    ]),
  ).toEqual([null, 'no-name', 'reserved', 'repeated', 'long-name', 'long-value']);
});

test.each([
  [null, null, 'as-requested'],
  [null, 60_000, 'different'],
  [86_400_000, null, 'different'],
  [86_400_000, 86_400_001, 'as-requested'],
  [86_400_000, 86_400_000_000, 'times-1000'],
  [86_400_000_000, 86_400_000, 'divided-by-1000'],
  [86_400_000, 43_200_000, 'different'],
])('requested %s ms, got %s ms: %s', (requested, life, result) => {
  const issuedAt = 1_700_000_000_000;
  const expiresAt = life === null ? null : issuedAt + life;
  expect(compareExpiry(requested, { issuedAt, expiresAt, expiryUnknown: false })).toBe(result);
});

test.each([null, 60_000])('requested %s ms, got an invalid expiry: unknown', (requested) => {
  const key = { issuedAt: 1_700_000_000_000, expiresAt: null, expiryUnknown: true };
  expect(compareExpiry(requested, key)).toBe('unknown');
});
