import { QueryClient } from '@tanstack/react-query';
import { http, HttpResponse } from 'msw';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { tables } from '../../../mocks/db.ts';
import { server } from '../../../mocks/node.ts';
import { readOf } from './reader.for-tests.ts';
import { serveDemo } from '../../mock.for-tests.ts';

// Without pauses between requests.
vi.mock(import('../../api/http/pace.ts'), async (original) => ({
  ...(await original()),
  waitForTurn: async (signal: AbortSignal) => signal.throwIfAborted(),
}));

const client = new QueryClient();
/** the paths of all requests */
let requestedPaths: string[] = [];

serveDemo();
beforeAll(() => {
  server.events.on('request:start', ({ request }) =>
    requestedPaths.push(new URL(request.url).pathname),
  );
});
beforeEach(() => {
  client.clear();
  requestedPaths = [];
  vi.spyOn(Math, 'random').mockReturnValue(0);
});

function idsIn(organization: string): string[] {
  const found = tables().organizations.find(({ name }) => name === organization);
  return (found?.apps ?? []).map(({ appId }) => appId).toSorted();
}

const edgeIds = () => idsIn('keywarden-edge');

function listOnEdge(ids: unknown[]) {
  server.use(
    http.get('*/organizations/keywarden-edge/apps', () => HttpResponse.json(ids as string[])),
  );
}

function answerAs(appId: string, body: Record<string, unknown> | null, status = 200) {
  const path = `*/organizations/keywarden-edge/apps/${appId}`;
  server.use(http.get(path, () => HttpResponse.json(body, { status })));
}

test('the first page has one app, and each further app counts when it is loaded', async () => {
  const ids = edgeIds();
  listOnEdge(ids);
  const { first, store, settled, ids: loaded } = await readOf(client, 'keywarden-edge');
  expect(first.apps.map(({ appId }) => appId)).toEqual(ids.slice(0, 1));
  expect(first.total).toBe(ids.length);
  const counts = new Set<number>();
  store.subscribe(() => {
    const inventory = store.get();
    expect(inventory?.expectedApps).toBe(ids.length);
    counts.add(inventory?.loadedApps ?? 0);
  });
  await settled('whole');
  expect([...counts]).toEqual(ids.map((_, index) => index + 1));
  expect(loaded()).toEqual(ids);
  expect(requestedPaths).toHaveLength(ids.length + 1);
});

test('loading stops after an app and continues with the next', async () => {
  const ids = edgeIds();
  listOnEdge(ids);
  const { store, reader, settled, ids: loaded } = await readOf(client, 'keywarden-edge');
  const unwatch = store.subscribe(() => {
    if (store.get()?.loadedApps === 8) reader.stop();
  });
  await settled('stopped');
  unwatch();
  expect(store.get()).toMatchObject({ loadedApps: 8, expectedApps: ids.length });
  reader.resume();
  await settled('whole');
  expect(loaded()).toEqual(ids);
  // An app that was on its way when loading stopped is requested again.
  expect(requestedPaths.length - ids.length).toBeLessThanOrEqual(2);
});

test('leaves out apps that were deleted since, on the first page and later', async () => {
  const ids = edgeIds();
  listOnEdge(['gone-1', ...ids.slice(0, 7), 'gone-2', ...ids.slice(7), 'gone-3']);
  const { store, settled, ids: loaded } = await readOf(client, 'keywarden-edge');
  await settled('whole');
  expect(loaded()).toEqual(ids);
  expect(store.get()).toMatchObject({
    loadedApps: ids.length,
    expectedApps: ids.length,
    skipped: [],
  });
});

test('skips an app without a name, or with the body of another app, and loads the others', async () => {
  const [one = '', two = '', three = '', ...others] = edgeIds();
  listOnEdge([one, two, three, ...others]);
  answerAs(one, { appId: one, status: 'approved' });
  answerAs(three, { appId: two, name: 'two' });
  const { store, settled, ids: loaded } = await readOf(client, 'keywarden-edge');
  await settled('whole');
  expect(loaded()).toEqual([two, ...others]);
  expect(store.get()?.skipped).toEqual([
    { path: `apps/${one}`, reason: 'has no usable name' },
    { path: `apps/${three}`, reason: 'is another app than the one asked for' },
  ]);
});

test.each([[['', null]], [['.', 7]]])(
  'ids that cannot be used are named and hide no app: %j',
  async (odd) => {
    const ids = edgeIds();
    listOnEdge([...odd, ...ids]);
    const { first, store, settled, ids: loaded } = await readOf(client, 'keywarden-edge');
    expect(first.total).toBe(ids.length + odd.length);
    await settled('whole');
    expect(loaded()).toEqual(ids);
    expect(store.get()?.skipped).toEqual([
      { path: 'ids.0', reason: 'is not a usable app ID' },
      { path: 'ids.1', reason: 'is not a usable app ID' },
    ]);
  },
);

test.each([400, 403, 410, 500])(
  'apps that the server answers with %i are named and hide no other, at the beginning and later',
  async (status) => {
    const ids = edgeIds();
    listOnEdge(['refused-1', ...ids.slice(0, 7), 'refused-2', ...ids.slice(7)]);
    for (const appId of ['refused-1', 'refused-2']) answerAs(appId, { code: 'x' }, status);
    const { first, store, settled, ids: loaded } = await readOf(client, 'keywarden-edge');
    const reason = `answered ${status}`;
    expect(first.skipped).toEqual([{ path: 'apps/refused-1', reason }]);
    await settled('whole');
    expect(loaded()).toEqual(ids);
    expect(store.get()?.skipped).toEqual([
      { path: 'apps/refused-1', reason },
      { path: 'apps/refused-2', reason },
    ]);
  },
);

test('skips an app whose body is JSON but not an object, and loads the others', async () => {
  const [one = '', two = '', ...others] = edgeIds();
  listOnEdge([one, two, ...others]);
  answerAs(one, null);
  server.use(http.get(`*/apps/${two}`, () => HttpResponse.json([1])));
  const { store, settled, ids: loaded } = await readOf(client, 'keywarden-edge');
  await settled('whole');
  expect(loaded()).toEqual(others);
  expect(store.get()?.skipped.map(({ path }) => path)).toEqual([`apps/${one}`, `apps/${two}`]);
});

test.each([401, 429, 502, 503, 504])(
  'a response %i for one app interrupts loading',
  async (status) => {
    const ids = edgeIds();
    listOnEdge(ids);
    answerAs(ids[2] ?? '', {}, status);
    const { store, settled } = await readOf(client, 'keywarden-edge');
    await settled('failed');
    expect(store.get()).toMatchObject({ loadedApps: 2, error: { status } });
  },
);

test('retries an app whose body is cut short', async () => {
  const ids = edgeIds();
  listOnEdge(ids);
  const cut = '{"appId":"x","credentials":[{"consumerKey":"k"}';
  for (const appId of [ids[0], ids[2]])
    server.use(http.get(`*/apps/${appId}`, () => new HttpResponse(cut), { once: true }));
  const { settled, ids: loaded } = await readOf(client, 'keywarden-edge');
  await settled('whole');
  expect(loaded()).toEqual(ids);
});

test('if the first ten apps are deleted, the first page is shown without an app', async () => {
  const ids = edgeIds();
  const gone = Array.from({ length: 30 }, (_, index) => `gone-${index}`);
  listOnEdge([...gone, ...ids]);
  const { first, settled, ids: loaded } = await readOf(client, 'keywarden-edge');
  expect(first).toMatchObject({ apps: [], gone: 10, total: 30 + ids.length });
  await settled('whole');
  expect(loaded()).toEqual(ids);
});

test('an app whose body is no JSON object interrupts loading', async () => {
  const ids = edgeIds();
  listOnEdge(ids);
  const path = `*/organizations/keywarden-edge/apps/${ids[2]}`;
  server.use(http.get(path, () => HttpResponse.html('<h1>Sign in</h1>')));
  const { store, settled } = await readOf(client, 'keywarden-edge');
  await settled('failed');
  expect(store.get()).toMatchObject({ loadedApps: 2, error: { kind: 'malformed' } });
});

test('rows of X with only an ID are loaded app by app, page by page', async () => {
  const ids = idsIn('keywarden-demo');
  const page = (from: number, to?: number) => ids.slice(from, to).map((appId) => ({ appId }));
  server.use(
    http.get('*/organizations/keywarden-demo/apps', ({ request }) => {
      const { searchParams } = new URL(request.url);
      return HttpResponse.json(
        searchParams.has('pageToken')
          ? { app: page(39), totalSize: `${ids.length}` }
          : { app: page(0, 40), totalSize: `${ids.length}`, nextPageToken: 'more' },
      );
    }),
  );
  const { first, settled, ids: loaded } = await readOf(client, 'keywarden-demo');
  expect(first).toMatchObject({ total: ids.length, apps: [{ appId: ids[0] }] });
  await settled('whole');
  expect(loaded()).toEqual(ids);
  expect(requestedPaths).toHaveLength(ids.length + 2);
});
