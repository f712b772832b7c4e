import { expect, test } from 'vitest';
import { missingRowsOfAll, repeatsOneOf, skippedOf, type ListCount } from './totals.ts';

const counted = (names: string, total?: number, skipped = 0): ListCount => ({
  ids: new Set(names.split('').filter(Boolean)),
  skipped,
  total,
});

test.each([
  ['each sends its own total', counted('abc', 3), counted('de', 2), 5, 0],
  ['both send the total of both', counted('abc', 5), counted('de', 5), 5, 0],
  [
    'both send the total of both, and the first hides no row',
    counted('abc', 3),
    counted('', 3),
    3,
    0,
  ],
  [
    'both send the total of both, and a row is skipped',
    counted('abc', 5),
    counted('d', 5, 1),
    5,
    0,
  ],
  ['the first sends the total of both', counted('abc', 5), counted('de', 2), 5, 0],
  ['neither sends a total', counted('abc'), counted('de'), 5, 0],
  ['the first sends fewer rows than its total', counted('abc', 4), counted('de', 2), 5, 1],
  ['the second sends fewer rows than its total', counted('abc', 3), counted('de', 4), 5, 2],
  ['both send fewer rows', counted('abc', 10), counted('de', 10), 5, 15],
  ['the second repeats an incomplete first', counted('abc', 5), counted('abc', 5), 3, 2],
  ['the second has only the total of the first', counted('abc', 2500), counted('', 2500), 3, 2497],
])('missing rows of two lists, if %s', (_name, first, second, received, missing) => {
  expect(missingRowsOfAll([first, second], received)).toBe(missing);
});

test.each([
  ['alone with fewer rows than its total', [counted('abc', 5)], 3, 2],
  ['followed by lists without rows', [counted('abc', 3), counted('', 0), counted('', 0)], 3, 0],
  ['followed by lists with other rows', [counted('ab', 2), counted('c', 1), counted('d', 3)], 4, 2],
  [
    'the total of three',
    [counted('ab', 4), counted('c', 4), counted('d', 4), counted('', 4)],
    4,
    0,
  ],
  ['followed by one list twice', [counted('a', 1), counted('b', 3), counted('b', 3)], 2, 2],
])('missing rows of lists, if the first is %s', (_name, lists, received, missing) => {
  expect(missingRowsOfAll(lists, received)).toBe(missing);
});

test('a later list with only skipped rows is not a repeat', () => {
  expect(repeatsOneOf([counted('abc', 4)], counted('', 4, 1))).toBe(false);
  expect(repeatsOneOf([counted('abc')], counted('', undefined, 1))).toBe(false);
  expect(repeatsOneOf([counted('abc', 4)], counted('', 4))).toBe(true);
});

test('the skipped rows of a list that repeats any earlier one count once', () => {
  const [first, second] = [counted('abc', 4, 1), counted('d', 3, 2)];
  expect(skippedOf([first, second, first, second])).toBe(3);
});
