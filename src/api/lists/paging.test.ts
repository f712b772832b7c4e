import { expect, test } from 'vitest';
import { allRows, pagesOf, totalOfList, type NextPage } from './paging.ts';
import { byToken } from '../platform.ts';

const ids = Array.from({ length: 2345 }, (_, index) => `app-${index}`);
const legalSizes = Array.from({ length: 1000 }, (_, index) => index + 1);

async function read(
  size: number,
  nextPage: NextPage,
  from: (query: Record<string, string>) => number,
) {
  const { rows } = await allRows<string>({
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
  return rows;
}

test('2,345 apps by page token, in pages of every legal size', async () => {
  for (const size of legalSizes) {
    const rows = await read(size, byToken, (query) => Number(query['pageToken'] ?? 0));
    expect(rows).toEqual(ids);
  }
});

test('2,345 apps by page token, if each page repeats the last row of the previous one', async () => {
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
test('totalOfList ignores a total that does not exceed the rows received while more pages follow', () => {
  expect(totalOfList(1000, 1000, next)).toBeUndefined();
  expect(totalOfList(5, 1000, next)).toBeUndefined();
  expect(totalOfList(2500, 1000, next)).toBe(2500);
  expect(totalOfList(1000, 1000, null)).toBe(1000);
  // Only apps of known IDs follow.
  expect(totalOfList(3, 3, { ...next, query: null })).toBe(3);
  expect(totalOfList(undefined, 1000, next)).toBeUndefined();
});

test('totalOfList ignores a total below the rows received', () => {
  expect(totalOfList(345, 2345, null)).toBeUndefined();
});

test('a skipped row that the next page repeats counts once, all others count', async () => {
  const pages = [
    { rows: ['a', 'b'], skipped: ['list.1', 'list.3'], skippedAtEnd: 1 },
    { rows: ['b', 'c'], skipped: ['list.1', 'list.2'], skippedAtEnd: 0 },
    { rows: ['d'], skipped: ['list.0'], skippedAtEnd: 0 },
  ];
  const reading = pagesOf<string>({
    firstPage: { at: '0' },
    nextPage: ({ nextPageToken }) => (nextPageToken ? { at: nextPageToken } : null),
    idOf: (row) => row,
    readPage: async ({ at = '0' }) => {
      const { skipped: odd = [], ...page } = pages[Number(at)] ?? { rows: [] };
      const nextPageToken = Number(at) < 2 ? String(Number(at) + 1) : '';
      return { ...page, skipped: odd.map((path) => ({ path, reason: 'is odd' })), nextPageToken };
    },
  });
  const found: string[] = [];
  for await (const { page } of reading) found.push(...(page.skipped ?? []).map(({ path }) => path));
  expect(found).toEqual(['list.1', 'list.3', 'list.2', 'list.0']);
});
