import { http, HttpResponse, type JsonBodyType } from 'msw';
import { describe, expect, test } from 'vitest';
import { server } from '../../mocks/node.ts';
import { serveMock } from '../operations/switches.for-tests.ts';
import { cacheForEachTest } from '../query-client.for-tests.ts';
import { developersQuery, groupsQuery, hasOwner, NoOwner, ownerPath } from './owners.ts';

describe('the owner of an app', () => {
  const named = { kind: 'developer' as const, id: 'dev-1', email: '' };

  test('is addressed by e-mail where the app names it, otherwise by id', () => {
    expect(ownerPath('org', named)).toBe('/organizations/org/developers/dev-1');
    expect(ownerPath('org', { ...named, email: 'a@b.example' })).toBe(
      '/organizations/org/developers/a%40b.example',
    );
  });

  test('can be missing in the data: then its path throws NoOwner, not the error of a name', () => {
    const none = { ...named, id: '' };
    expect(hasOwner(none)).toBe(false);
    expect(() => ownerPath('org', none)).toThrow(NoOwner);
    expect(hasOwner({ ...none, email: 'a@b.example' })).toBe(true);
  });
});

describe('a list of owners', () => {
  serveMock();
  const client = cacheForEachTest();
  const [x, edge] = ['keywarden-demo', 'keywarden-edge'] as const;
  const lists = [
    ['developers', 'developer', developersQuery(x), { developerId: 'known' }],
    ['appgroups', 'appGroups', groupsQuery(x), { name: 'known' }],
    ['companies', 'company', groupsQuery(edge), { name: 'known' }],
  ] as const;

  function answer(list: string, ...bodies: JsonBodyType[]) {
    let sent = 0;
    server.use(http.get(`*/${list}`, () => HttpResponse.json(bodies[sent++])));
  }

  test.each(lists)('%s: counts the rows that can’t be shown', async (list, field, query, row) => {
    answer(list, { [field]: [null, row, { email: 'a@b.example' }] });
    expect(await client.query(query)).toMatchObject({ rows: [{ id: 'known' }], skipped: 2 });
  });

  test.each(lists)('%s: is malformed if no row can be shown', async (list, field, query) => {
    answer(list, { [field]: [{ email: 'a@b.example' }] });
    await expect(client.query(query)).rejects.toMatchObject({ kind: 'malformed' });
  });

  test.each(lists)('%s: can be empty', async (list, _field, query) => {
    answer(list, {});
    expect(await client.query(query)).toEqual({ rows: [], skipped: 0, isComplete: true });
  });

  test('of several pages: one page without usable rows does not hide the others', async () => {
    const first = { appGroups: [{ name: 'g' }], nextPageToken: 'next' };
    answer('appgroups', first, { appGroups: [{ displayName: 'G' }] });
    expect(await client.query(groupsQuery(x))).toMatchObject({ rows: [{ id: 'g' }], skipped: 1 });
  });

  test('says that it may be incomplete if its pages repeat or its total is larger', async () => {
    const page = { appGroups: [{ name: 'g' }] };
    answer(
      'appgroups',
      ...Array.from({ length: 20 }, (_, at) => ({ ...page, nextPageToken: `${at}` })),
    );
    expect(await client.query(groupsQuery(x))).toMatchObject({ isComplete: false });
    client.clear();
    answer('appgroups', { ...page, totalSize: 2 });
    expect(await client.query(groupsQuery(x))).toMatchObject({ isComplete: false });
    client.clear();
    answer('appgroups', { ...page, totalSize: 1 });
    expect(await client.query(groupsQuery(x))).toMatchObject({ isComplete: true });
  });
});
