import { expect, test } from 'vitest';
import { allRows, type NextPage } from './paging.ts';
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
