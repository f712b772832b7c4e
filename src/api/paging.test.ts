import { expect, test } from 'vitest';
import {
  allRows,
  isRepeatOf,
  missingInBoth,
  totalOfList,
  wholeList,
  type Counted,
  type NextPage,
} from './paging.ts';
import { byToken } from './platform.ts';

const ids = Array.from({ length: 2345 }, (_, index) => `app-${index}`);
const legalSizes = Array.from({ length: 1000 }, (_, index) => index + 1);

function read(size: number, nextPage: NextPage, from: (query: Record<string, string>) => number) {
  return allRows<string>({
    firstPage: {},
    nextPage,
    idOf: (id) => id,
    readPage: async (query) => {
      const start = from(query);
      const end = start + size;
      return {
        rows: ids.slice(start, end),
        nextPageToken: end < ids.length ? String(end) : '',
      };
    },
  });
}

test('2,345 apps by page token, in pages of every legal size', async () => {
  for (const size of legalSizes) {
    const rows = await read(size, byToken, (query) => Number(query['pageToken'] ?? 0));
    expect(rows).toEqual(ids);
  }
});

test('the same when each page repeats the last row of the one before', async () => {
  for (const size of legalSizes.slice(1)) {
    const from = (query: Record<string, string>) =>
      Math.max(0, Number(query['pageToken'] ?? 0) - 1);
    const rows = await read(size, byToken, from);
    expect(rows).toEqual(ids);
  }
});

test('2,345 apps by an inclusive start key, in pages of every legal size', async () => {
  for (const size of legalSizes.slice(1)) {
    const byStartKey: NextPage = ({ rows, lastId }) => (rows < size ? null : { startKey: lastId });
    const rows = await read(size, byStartKey, (query) =>
      Math.max(0, ids.indexOf(query['startKey'] ?? '')),
    );
    expect(rows).toEqual(ids);
  }
});

const next = { query: {}, before: [] };
const counted = (names: string, total?: number, skipped = 0): Counted => ({
  ids: new Set(names.split('').filter(Boolean)),
  skipped,
  total,
});

test('a total that is no more than what came, with more to come, is that of a page', () => {
  expect(totalOfList(1000, 1000, next)).toBeUndefined();
  expect(totalOfList(5, 1000, next)).toBeUndefined();
  expect(totalOfList(2500, 1000, next)).toBe(2500);
  expect(totalOfList(1000, 1000, null)).toBe(1000);
  // Nothing but the apps of known ids is to come.
  expect(totalOfList(3, 3, { ...next, query: null })).toBe(3);
  expect(totalOfList(undefined, 1000, next)).toBeUndefined();
});

test('a total that is less than what came is no total', () => {
  expect(totalOfList(345, 2345, null)).toBeUndefined();
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

test('an odd row at the seam of two pages counts once, and each other one counts', async () => {
  const pages = [
    { rows: ['a', 'b'], skipped: ['list.1', 'list.3'], skippedAtEnd: 1 },
    { rows: ['b', 'c'], skipped: ['list.1', 'list.2'], skippedAtEnd: 0 },
    { rows: ['d'], skipped: ['list.0'], skippedAtEnd: 0 },
  ];
  const { rows, skipped } = await wholeList<string>({
    firstPage: { at: '0' },
    nextPage: ({ nextPageToken }) => (nextPageToken ? { at: nextPageToken } : null),
    idOf: (row) => row,
    readPage: async ({ at = '0' }) => {
      const { skipped: odd = [], ...page } = pages[Number(at)] ?? { rows: [] };
      const nextPageToken = Number(at) < 2 ? String(Number(at) + 1) : '';
      return { ...page, skipped: odd.map((path) => ({ path, reason: 'is odd' })), nextPageToken };
    },
  });
  expect(rows).toEqual(['a', 'b', 'c', 'd']);
  expect(skipped.map(({ path }) => path)).toEqual(['list.1', 'list.3', 'list.2', 'list.0']);
});
