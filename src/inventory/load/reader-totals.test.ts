import { http, HttpResponse, type JsonBodyType } from 'msw';
import { expect, test } from 'vitest';
import { server } from '../../../mocks/node.ts';
import { readOf } from './reader.for-tests.ts';
import { serveDemo } from '../../mock.for-tests.ts';
import { cacheForEachTest } from '../../query-client.for-tests.ts';

const client = cacheForEachTest();

serveDemo();

const rowsNamed = (names: string, status = 'approved') =>
  names.split('').map((name) => ({ appId: name, name, status, developerId: 'd' }));

function pagesOnX(pageOf: (query: URLSearchParams) => { app: object[]; [field: string]: unknown }) {
  server.use(
    http.get('*/organizations/keywarden-demo/apps', ({ request }) =>
      HttpResponse.json(pageOf(new URL(request.url).searchParams) as JsonBodyType),
    ),
  );
}

test('the total of a page is not reported while more pages follow', async () => {
  pagesOnX((query) => {
    const at = Number(query.get('pageToken') ?? 0);
    const app = rowsNamed(['abc', 'def', 'gh'][at] ?? '');
    if (at === 2)
      app.push({ ...app[0], appId: 'z', status: 'revoked', name: 'z', developerId: 'd' });
    const more = at < 2 ? { nextPageToken: `${at + 1}` } : {};
    return { app, totalSize: `${app.length}`, ...more };
  });
  const { first, store, settled, ids } = await readOf(client, 'keywarden-demo');
  expect(first.total).toBeUndefined();
  const told = new Set<number | undefined>();
  const unwatch = store.subscribe(() => {
    if (store.get()?.state === 'loading') told.add(store.get()?.expectedApps);
  });
  await settled('whole');
  unwatch();
  expect(ids()).toEqual('abcdefghz'.split(''));
  expect([...told]).toEqual([undefined]);
});

test('if both lists send the total of all apps, none is missing', async () => {
  pagesOnX((query) => {
    if (query.has('status')) return { app: rowsNamed('ef', 'revoked'), totalSize: '6' };
    return query.has('pageToken')
      ? { app: rowsNamed('cd'), totalSize: '6' }
      : { app: rowsNamed('ab'), totalSize: '6', nextPageToken: 'more' };
  });
  const { store, settled, ids } = await readOf(client, 'keywarden-demo');
  await settled('whole');
  expect(ids()).toEqual('abcdef'.split(''));
  expect(store.get()).toMatchObject({ loadedApps: 6, expectedApps: 6 });
});

test('the expected total never falls below the number of loaded apps', async () => {
  pagesOnX((query) => {
    const app = query.has('status') ? rowsNamed('ef', 'revoked') : rowsNamed('ab');
    if (query.has('status')) return { app, totalSize: '2' };
    return query.has('pageToken')
      ? { app: rowsNamed('cd'), totalSize: '4' }
      : { app, totalSize: '4', nextPageToken: 'more' };
  });
  const { store, settled } = await readOf(client, 'keywarden-demo');
  const wrong: unknown[] = [];
  const unwatch = store.subscribe(() => {
    const { loadedApps = 0, expectedApps = loadedApps } = store.get() ?? {};
    if (expectedApps < loadedApps) wrong.push({ loadedApps, expectedApps });
  });
  await settled('whole');
  unwatch();
  expect(wrong).toEqual([]);
  expect(store.get()).toMatchObject({ loadedApps: 6, expectedApps: 6 });
});

test('a skipped row that the next page of Edge repeats counts once', async () => {
  const all = Array.from({ length: 1200 }, (_, index) => ({
    appId: `app-${String(index).padStart(4, '0')}`,
    name: index === 998 || index === 999 ? undefined : 'n',
  }));
  server.use(
    http.get('*/organizations/keywarden-edge/apps', ({ request }) => {
      const start = new URL(request.url).searchParams.get('startKey');
      const from = Math.max(
        0,
        all.findIndex(({ appId }) => appId === start),
      );
      return HttpResponse.json({ app: all.slice(from, from + 1000) });
    }),
  );
  const { store, settled } = await readOf(client, 'keywarden-edge');
  await settled('whole');
  expect(store.get()?.loadedApps).toBe(1198);
  expect(store.get()?.skipped.map(({ path }) => path)).toEqual(['app.998', 'app.999']);
});
