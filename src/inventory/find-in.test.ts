import { expect, test } from 'vitest';
import { Columns } from './columns.ts';
import { findIn } from './find-in.ts';

function columnsOf(apps: Record<string, [key: string, issuedAt: number][]>) {
  const columns = new Columns();
  columns.put(
    Object.entries(apps).map(([name, keys]) => ({
      appId: `id-${name}`,
      name,
      displayName: name,
      status: 'approved',
      owner: { kind: 'developer', id: 'd', email: '' },
      createdAt: undefined,
      lastModifiedAt: undefined,
      credentials: keys.map(([consumerKey, issuedAt]) => ({
        consumerKey,
        issuedAt,
        status: 'approved',
        expiresAt: null,
        products: [],
      })),
    })),
  );
  return columns;
}

test('lists the first 50 keys of a beginning and counts them all', () => {
  const apps = Object.fromEntries(
    Array.from({ length: 1000 }, (_, place) => [`app-${place}`, [[`Ordinary-${place}`, 1]]]),
  ) as Record<string, [string, number][]>;
  const { hits, count } = findIn(columnsOf(apps), ['Ordinary']);
  expect([hits.length, count]).toEqual([50, 1000]);
});

test('look-alike keys of an app get the names that the page of the app gives them', () => {
  const columns = columnsOf({
    one: [
      ['acme-gateway-prod1-key', 30],
      ['acme-gateway-prod2-key', 10],
      ['acme-gateway-prod3-key', 20],
    ],
    two: [['acme-gatehouse-main-key', 1]],
  });
  const { hits } = findIn(columns, ['acme-gat']);
  expect(hits.map(({ appId, keyName }) => [appId, keyName])).toEqual([
    ['id-one', { mask: 'acme…-key', ordinal: { place: 3, of: 3, issuedAt: 30 } }],
    ['id-one', { mask: 'acme…-key', ordinal: { place: 1, of: 3, issuedAt: 10 } }],
    ['id-one', { mask: 'acme…-key', ordinal: { place: 2, of: 3, issuedAt: 20 } }],
    ['id-two', { mask: 'acme…-key' }],
  ]);
});

test('short keys of an app have different names', () => {
  const columns = columnsOf({
    one: [
      ['wthr2024', 1],
      ['wthr2024b', 2],
    ],
  });
  const names = findIn(columns, ['wthr2024', 'wthr2024b']).hits.map(({ keyName }) => keyName);
  expect(names).toMatchObject([{ ordinal: { place: 1, of: 2 } }, { ordinal: { place: 2, of: 2 } }]);
});
