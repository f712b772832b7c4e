import { expect, test } from 'vitest';
import { isRepeatOf, missingInBoth, type Counted } from './totals.ts';

const counted = (names: string, total?: number, skipped = 0): Counted => ({
  ids: new Set(names.split('').filter(Boolean)),
  skipped,
  total,
});

test.each([
  ['each list says its own', counted('abc', 3), counted('de', 2), 5, 0],
  ['both say that of both', counted('abc', 5), counted('de', 5), 5, 0],
  ['both say that of both, and none is hidden', counted('abc', 3), counted('', 3), 3, 0],
  ['both say that of both, and a row cannot be shown', counted('abc', 5), counted('d', 5, 1), 5, 0],
  ['the first says that of both', counted('abc', 5), counted('de', 2), 5, 0],
  ['neither says any', counted('abc'), counted('de'), 5, 0],
  ['the first gives less than it says', counted('abc', 4), counted('de', 2), 5, 1],
  ['the second gives less than it says', counted('abc', 3), counted('de', 4), 5, 2],
  ['both give less', counted('abc', 10), counted('de', 10), 5, 15],
  ['the second repeats a first that is short', counted('abc', 5), counted('abc', 5), 3, 2],
  ['the second repeats the total alone', counted('abc', 2500), counted('', 2500), 3, 2497],
])('what two lists lack, where %s', (_name, first, second, received, missing) => {
  expect(missingInBoth(first, second, received)).toBe(missing);
});

test('a second list without apps that has odd rows of its own is no repeat', () => {
  expect(isRepeatOf(counted('abc', 4), counted('', 4, 1))).toBe(false);
  expect(isRepeatOf(counted('abc'), counted('', undefined, 1))).toBe(false);
  expect(isRepeatOf(counted('abc', 4), counted('', 4))).toBe(true);
});
