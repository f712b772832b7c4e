import { QueryClient } from '@tanstack/react-query';
import { http, HttpResponse } from 'msw';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { tables } from '../../../mocks/db.ts';
import { hasOnlyRevokedKeys } from '../../../mocks/handlers/apps.ts';
import { fillUpTo } from '../../../mocks/fill-up.for-tests.ts';
import { server, setScenario } from '../../../mocks/node.ts';
import { demo } from '../../connection/for-tests.ts';
import { appsQuery } from '../../api/apps.ts';
import { wholeView, readOf } from './reader.for-tests.ts';
import { serveDemo } from '../../mock.for-tests.ts';

const organizations = Object.keys(demo);
const client = new QueryClient();
let queries: URLSearchParams[] = [];

serveDemo();
beforeAll(() => {
  server.events.on('request:start', ({ request }) =>
    queries.push(new URL(request.url).searchParams),
  );
});
beforeEach(() => {
  client.clear();
  queries = [];
  // Waiting before a second attempt is random up to a limit; here it is none.
  vi.spyOn(Math, 'random').mockReturnValue(0);
});

const fillWithCopiesUpTo = (many: number) =>
  fillUpTo(many, (index) => ({ appId: `copy-${index}` }));

async function idsOf(organization: string) {
  const { settled, ids } = await readOf(client, organization);
  await settled('whole');
  return ids();
}

function idsInTables(organization: string) {
  const found = tables().organizations.find(({ name }) => name === organization);
  return found?.apps.map(({ appId }) => appId).toSorted();
}

test.each(organizations)('%s: 2,345 apps arrive once each', async (organization) => {
  fillWithCopiesUpTo(2345);
  expect(await idsOf(organization)).toEqual(idsInTables(organization));
  expect(queries).toHaveLength(3);
});

test.each(organizations)('%s: retries only the page that fails', async (organization) => {
  fillWithCopiesUpTo(2345);
  let failures = 2;
  server.use(
    http.get('*/apps', ({ request }) => {
      const { searchParams } = new URL(request.url);
      const isSecond = searchParams.has('pageToken') || searchParams.has('startKey');
      if (!isSecond || failures === 0) return undefined;
      failures -= 1;
      return failures === 1 ? HttpResponse.error() : new HttpResponse(null, { status: 503 });
    }),
  );
  expect(await idsOf(organization)).toEqual(idsInTables(organization));
  expect(queries).toHaveLength(5);
});

test('retries a page that is cut short after an app', async () => {
  fillWithCopiesUpTo(2345);
  let isCut = false;
  server.use(
    http.get('*/apps', ({ request }) => {
      if (isCut || !new URL(request.url).searchParams.has('pageToken')) return undefined;
      isCut = true;
      return new HttpResponse('{"app":[{"appId":"a","name":"n"},{"appId":"b","name":"n"}');
    }),
  );
  expect(await idsOf('keywarden-demo')).toEqual(idsInTables('keywarden-demo'));
  expect(isCut).toBe(true);
});

test('loses no other app if the start row of the next page is deleted', async () => {
  fillWithCopiesUpTo(2345);
  const edge = tables().organizations.find(({ name }) => name === 'keywarden-edge');
  let deleted = '';
  server.use(
    http.get('*/apps', ({ request }) => {
      const start = new URL(request.url).searchParams.get('startKey');
      if (!edge || !start || deleted) return undefined;
      deleted = start;
      edge.apps = edge.apps.filter(({ appId }) => appId !== start);
      return undefined;
    }),
  );
  const ids = await idsOf('keywarden-edge');
  expect(ids.filter((id) => id !== deleted)).toEqual(idsInTables('keywarden-edge'));
  expect(deleted).not.toBe('');
});

const hiddenByDefault = [
  [null, null],
  ['revoked', null],
  [null, 'revoked'],
  ['revoked', 'revoked'],
];
const statusesOf = (query: URLSearchParams) => [query.get('status'), query.get('keyStatus')];

test('also loads revoked apps, and apps with revoked keys only, that lists leave out', async () => {
  fillWithCopiesUpTo(2345);
  setScenario('hides-revoked');
  const { apps = [] } = tables().organizations.find(({ name }) => name === 'keywarden-demo') ?? {};
  expect(apps.some(hasOnlyRevokedKeys)).toBe(true);
  const { first, settled, ids } = await readOf(client, 'keywarden-demo');
  expect(first.next).not.toBeNull();
  await settled('whole');
  expect(ids()).toEqual(idsInTables('keywarden-demo'));
  const lists = queries.filter((query) => !query.has('pageToken'));
  expect(lists.map(statusesOf)).toEqual(hiddenByDefault);
});

test('a small organization is complete too where lists leave out what is revoked', async () => {
  setScenario('hides-revoked');
  const { apps, next } = await client.query(appsQuery('keywarden-demo'));
  expect(apps.map(({ appId }) => appId).toSorted()).toEqual(idsInTables('keywarden-demo'));
  expect(next).toBeNull();
  expect(queries.map(statusesOf)).toEqual(hiddenByDefault);
});

test.each([
  ['a small organization', 60],
  ['a large one', 1500],
])('%s is listed although the server refuses the filter by key status', async (_, many) => {
  if (many > 1000) fillWithCopiesUpTo(many);
  setScenario('hides-revoked');
  const { apps = [] } = tables().organizations.find(({ name }) => name === 'keywarden-demo') ?? {};
  const listed = apps.filter((app) => !hasOnlyRevokedKeys(app)).map(({ appId }) => appId);
  server.use(
    http.get('*/organizations/keywarden-demo/apps', ({ request }) =>
      new URL(request.url).searchParams.has('keyStatus')
        ? HttpResponse.json({ error: { code: 400, message: 'no keyStatus' } }, { status: 400 })
        : undefined,
    ),
  );
  expect(await idsOf('keywarden-demo')).toEqual(listed.toSorted());
  expect(queries.some((query) => query.has('keyStatus'))).toBe(true);
});

test.each([
  ['on one page', ''],
  ['on several pages', 'more'],
])('a list by key status without the other keys removes none of them, %s', async (_, more) => {
  const bodyOf = (consumerKeys: string[]) =>
    HttpResponse.json({
      app: [
        {
          appId: '1',
          name: 'one',
          developerId: 'd',
          credentials: consumerKeys.map((consumerKey) => ({ consumerKey })),
        },
      ],
    });
  server.use(
    http.get('*/organizations/keywarden-demo/apps', ({ request }) => {
      const { searchParams } = new URL(request.url);
      if (searchParams.get('keyStatus')) return bodyOf(['revoked-key']);
      if (searchParams.get('status'))
        return HttpResponse.json({ app: [{ appId: '2', name: 'two', status: 'revoked' }] });
      const isFirst = more && !searchParams.has('pageToken');
      return isFirst
        ? HttpResponse.json({ app: [{ appId: '0', name: 'none' }], nextPageToken: more })
        : bodyOf(['approved-key']);
    }),
  );
  const { settled, index } = await readOf(client, 'keywarden-demo');
  await settled('whole');
  const app = index.appsOf({ by: 'owner', owner: { kind: 'developer', id: 'd', email: '' } })[0];
  expect(app?.credentials.map(({ consumerKey }) => consumerKey).toSorted()).toEqual([
    'approved-key',
    'revoked-key',
  ]);
});

test('does not ask for revoked keys if no revoked app was left out', async () => {
  for (const app of tables().organizations.flatMap(({ apps }) => apps)) app.status = 'approved';
  await client.query(appsQuery('keywarden-demo'));
  expect(queries.map(statusesOf)).toEqual(hiddenByDefault.slice(0, 2));
  fillWithCopiesUpTo(2345);
  await idsOf('keywarden-demo');
  expect(queries.some((query) => query.has('keyStatus'))).toBe(false);
});

test('requests the list once if it has revoked apps', async () => {
  await idsOf('keywarden-demo');
  expect(queries).toHaveLength(1);
});

test('a list whose pages repeat ends and is not complete', async () => {
  server.use(
    http.get('*/organizations/keywarden-demo/apps', () =>
      HttpResponse.json({ app: [{ appId: '1', name: 'one' }], nextPageToken: 'again' }),
    ),
  );
  const { settled, ids } = await readOf(client, 'keywarden-demo');
  await settled('short');
  expect(ids()).toEqual(['1']);
});

test('a list that ends below its total is not complete', async () => {
  const rows = [
    { appId: '1', name: 'one' },
    { appId: '2', name: 'two', status: 'revoked' },
  ];
  const pages = [
    { app: rows, totalSize: '5', nextPageToken: 'more' },
    { app: [{ appId: '3', name: 'three' }, { appId: '4' }], totalSize: '5' },
  ];
  server.use(
    http.get('*/organizations/keywarden-demo/apps', ({ request }) =>
      HttpResponse.json(pages[new URL(request.url).searchParams.has('pageToken') ? 1 : 0]),
    ),
  );
  const { store, settled, ids } = await readOf(client, 'keywarden-demo');
  await settled('short');
  expect(ids()).toEqual(['1', '2', '3']);
  expect(store.get()).toMatchObject({
    loadedApps: 3,
    expectedApps: 5,
    skipped: [{ path: 'app.1', reason: 'has no usable name' }],
  });
});

test('a list whose later page fails keeps its apps and continues there', async () => {
  fillWithCopiesUpTo(3456);
  let broken = true;
  server.use(
    http.get('*/apps', ({ request }) => {
      const isLater = queries.length > 2 && new URL(request.url).searchParams.has('pageToken');
      return isLater && broken ? new HttpResponse(null, { status: 500 }) : undefined;
    }),
  );
  const { store, reader, settled, ids } = await readOf(client, 'keywarden-demo');
  await settled('failed');
  expect(store.get()).toMatchObject({
    loadedApps: 2000,
    expectedApps: 3456,
    error: { status: 500 },
  });
  expect(ids()).toHaveLength(2000);
  const before = queries.length;
  broken = false;
  reader.resume();
  await settled('whole');
  expect(ids()).toEqual(idsInTables('keywarden-demo'));
  expect(queries.length - before).toBe(2);
});

test('continues where loading was stopped', async () => {
  fillWithCopiesUpTo(3456);
  const { store, reader, settled, ids } = await readOf(client, 'keywarden-edge');
  const unwatch = store.subscribe(() => {
    if (store.get()?.loadedApps === 1999) reader.stop();
  });
  await settled('stopped');
  unwatch();
  expect(store.get()?.loadedApps).toBe(1999);
  const { length } = queries;
  reader.resume();
  await settled('whole');
  expect(ids()).toEqual(idsInTables('keywarden-edge'));
  expect(queries.length).toBeLessThanOrEqual(length + 3);
});

test('stops at its limit and then continues to the end', async () => {
  fillWithCopiesUpTo(3456);
  const { store, reader, settled, ids } = await readOf(client, 'keywarden-edge', 1500);
  await settled('stopped');
  expect(store.get()?.loadedApps).toBe(1999);
  reader.resume();
  await settled('whole');
  expect(ids()).toEqual(idsInTables('keywarden-edge'));
});

test('a page requested before a change does not undo it', async () => {
  fillWithCopiesUpTo(2345);
  const { index, settled } = await readOf(client, 'keywarden-demo');
  const found = tables().organizations.find(({ name }) => name === 'keywarden-demo');
  const last = found?.apps.toSorted((a, b) => (a.appId < b.appId ? -1 : 1)).at(-1);
  const owner = { kind: 'developer', id: '', email: '' } as const;
  const app = { appId: last?.appId ?? '', name: '', displayName: 'changed', owner };
  const times = { createdAt: undefined, lastModifiedAt: undefined };
  index.patch([{ ...app, ...times, status: 'revoked', credentials: [] }], Date.now() + 60_000);
  await settled('whole');
  const view = { ...wholeView.view, q: 'changed' };
  expect(index.query({ ...wholeView, view }, 0, 0)).toMatchObject({
    count: 1,
    counts: { revoked: 1 },
  });
});
