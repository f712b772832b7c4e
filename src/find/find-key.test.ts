import { QueryClient } from '@tanstack/react-query';
import { http, HttpResponse } from 'msw';
import { expect, test, vi } from 'vitest';
import { tables } from '../../mocks/db.ts';
import { server, setScenario } from '../../mocks/node.ts';
import { scanNow } from '../access/key-scan/keys-in-text.ts';
import { appsQuery } from '../api/apps.ts';
import { demo } from '../connection/for-tests.ts';
import { inventoryOf } from '../inventory/inventory.ts';
import { createOrganizationIndex } from '../inventory/organization-index.ts';
import { findKey as findScanned, type Search, type Searched } from './find-key.ts';
import {
  fillWithKeysUpTo,
  idsOf,
  keyAt,
  queriesAsked,
  serveMockForSearch,
} from './find.for-tests.ts';

// Without a worker: what is found does not depend on where it is kept.
vi.mock('comlink', () => ({
  wrap: () => createOrganizationIndex(),
  transfer: (value: unknown) => value,
}));

const organizations = Object.keys(demo);
const client = new QueryClient();

serveMockForSearch(client);

const findKey = (of: QueryClient, organization: string, text: string, search: Search) =>
  findScanned(of, organization, scanNow(text), search);

const signal = new AbortController().signal;

test.each(organizations)(
  '%s: a small organization loads only its first page',
  async (organization) => {
    fillWithKeysUpTo(100);
    await client.query(appsQuery(organization));
    for (const text of [keyAt(80), keyAt(80).slice(0, 8), `?apikey=${keyAt(80)}&x=1`]) {
      const { hits, searched } = await findKey(client, organization, text, { signal });
      expect(idsOf(hits)).toEqual(['zz-000080']);
      expect(searched).toMatchObject({ loadedApps: 100, isWhole: true, keysLookedUp: 0 });
      expect(JSON.stringify(hits.map((hit) => ({ ...hit, start: '' })))).not.toContain(keyAt(80));
    }
    const { hits } = await findKey(client, organization, `a0${keyAt(80)}`, { signal });
    expect(hits).toEqual([]);
    // A key that is not in what was read may be new: who can be asked is asked.
    const keys = queriesAsked().filter((query) => query.has('filter'));
    expect(queriesAsked().length - keys.length).toBe(1);
    expect(keys.length > 0).toBe(organization === 'keywarden-demo');
  },
);

test('X looks up a complete key in both lists, and caches nothing under the key', async () => {
  fillWithKeysUpTo(2345);
  const { hits, searched } = await findKey(client, 'keywarden-demo', keyAt(2300), { signal });
  expect(idsOf(hits)).toEqual(['zz-002300']);
  expect(searched).toMatchObject({ keysLookedUp: 1, loadedApps: 0, isWhole: false });
  const filter = `consumerKey=${keyAt(2300)}`;
  expect(queriesAsked().map((query) => [query.get('filter'), query.get('status')])).toEqual([
    [filter, null],
    [filter, 'revoked'],
  ]);
  const names = client
    .getQueryCache()
    .getAll()
    .map(({ queryHash }) => queryHash);
  expect(names.join('\n')).not.toContain(keyAt(2300).slice(0, 9));
});

test('X finds the key of an app that its lists hide', async () => {
  fillWithKeysUpTo(1500);
  const found = tables().organizations.find(({ name }) => name === 'keywarden-demo');
  const app = found?.apps.at(-1);
  if (app) app.status = 'revoked';
  setScenario('hides-revoked');
  const { hits } = await findKey(client, 'keywarden-demo', keyAt(1499), { signal });
  expect(idsOf(hits)).toEqual(['zz-001499']);
});

test('X finds a second app with a key of the loaded part, also a revoked one', async () => {
  fillWithKeysUpTo(2345);
  await client.query(appsQuery('keywarden-demo'));
  giveKeyOf('zz-000100', 'zz-002200').status = 'approved';
  giveKeyOf('zz-000100', 'zz-002300').status = 'revoked';
  setScenario('hides-revoked');
  const { hits, count, searched } = await findKey(client, 'keywarden-demo', keyAt(100), { signal });
  expect(idsOf(hits)).toEqual(['zz-000100', 'zz-002200', 'zz-002300']);
  expect(count).toBe(3);
  expect(searched).toMatchObject({ keysLookedUp: 1, loadedApps: 1000, isWhole: false });
});

test('a loaded app with the key is found although the server can’t be reached', async () => {
  fillWithKeysUpTo(2345);
  await client.query(appsQuery('keywarden-demo'));
  refuseFilter(401);
  const found = await findKey(client, 'keywarden-demo', keyAt(100), { signal });
  expect(idsOf(found.hits)).toEqual(['zz-000100']);
  expect(found.error).toMatchObject({ status: 401 });
});

test('an unknown key on X is looked up, and the result is marked as partial', async () => {
  fillWithKeysUpTo(2345);
  await client.query(appsQuery('keywarden-demo'));
  const text = `apikey=${'Un1known'.repeat(4)}`;
  const { hits, searched } = await findKey(client, 'keywarden-demo', text, { signal });
  expect(hits).toEqual([]);
  expect(searched).toMatchObject({
    keysLookedUp: 1,
    loadedApps: 1000,
    expectedApps: 2345,
    isWhole: false,
  });
  expect(inventoryOf('keywarden-demo')).toBeNull();
  const whole = await findKey(client, 'keywarden-demo', text, { signal, loadsAll: true });
  expect(whole).toMatchObject({
    hits: [],
    searched: { loadedApps: 2345, isWhole: true, keysLookedUp: 0 },
  });
});

test.each(organizations)('%s: loads all apps for the start of a key', async (organization) => {
  fillWithKeysUpTo(2345);
  const seen: Searched[] = [];
  const onProgress = (searched: Searched) => seen.push(searched);
  const text = keyAt(2300).slice(0, 12);
  const { hits } = await findKey(client, organization, text, { signal, onProgress });
  expect(hits).toMatchObject([{ appId: 'zz-002300', start: text }]);
  expect(seen.length).toBeGreaterThan(1);
  expect(queriesAsked().filter((query) => query.has('filter'))).toEqual([]);
});

test('Edge loads all apps for a complete key, and reports that', async () => {
  fillWithKeysUpTo(2345);
  const found = await findKey(client, 'keywarden-edge', keyAt(2300), { signal });
  expect(idsOf(found.hits)).toEqual(['zz-002300']);
  const none = await findKey(client, 'keywarden-edge', `${keyAt(2300)}0`, { signal });
  expect(none).toMatchObject({
    hits: [],
    searched: { loadedApps: 2345, isWhole: true, keysLookedUp: 0 },
  });
});

test('a start shared by several keys finds all of them', async () => {
  fillWithKeysUpTo(100);
  const organization = tables().organizations.find(({ name }) => name === 'keywarden-edge');
  for (const [index, app] of organization?.apps.slice(-2).entries() ?? [])
    app.credentials = app.credentials.map((key) => ({
      ...key,
      consumerKey: `Same1Start-${index}`,
    }));
  const { hits } = await findKey(client, 'keywarden-edge', 'Same1Start', { signal });
  expect(idsOf(hits)).toEqual(['zz-000098', 'zz-000099']);
});

test('an aborted search ends', async () => {
  fillWithKeysUpTo(3456);
  const mine = new AbortController();
  const onProgress = () => mine.abort();
  const search = { signal: mine.signal, onProgress };
  const { hits, searched } = await findKey(client, 'keywarden-edge', keyAt(3400), search);
  expect(hits).toEqual([]);
  expect(searched.isWhole).toBe(false);
});

test('the ID of an app finds the app', async () => {
  await client.query(appsQuery('keywarden-demo'));
  const id = tables().organizations.find(({ name }) => name === 'keywarden-demo')?.apps[3]?.appId;
  const { hits } = await findKey(client, 'keywarden-demo', ` ${id} `, { signal });
  expect(hits).toMatchObject([{ appId: id, keyName: null }]);
});

test.each([400, 403, 404, 501])(
  'if X refuses the filter (%i), a small organization is loaded',
  async (status) => {
    fillWithKeysUpTo(1101);
    refuseFilter(status);
    const { hits, searched } = await findKey(client, 'keywarden-demo', keyAt(1100), { signal });
    expect(idsOf(hits)).toEqual(['zz-001100']);
    expect(searched).toMatchObject({ keysLookedUp: 0, refusedWith: status });
  },
);

test('if X refuses the filter, a large organization is not loaded automatically', async () => {
  fillWithKeysUpTo(5200);
  refuseFilter(400);
  const found = await findKey(client, 'keywarden-demo', keyAt(5100), { signal });
  expect(found).toMatchObject({
    hits: [],
    searched: { keysLookedUp: 0, refusedWith: 400, isWhole: false },
  });
  expect(inventoryOf('keywarden-demo')).toBeNull();
  const whole = await findKey(client, 'keywarden-demo', keyAt(5100), { signal, loadsAll: true });
  expect(idsOf(whole.hits)).toEqual(['zz-005100']);
});

test('a response that ignores the filter does not count as "none"', async () => {
  fillWithKeysUpTo(1101);
  server.use(
    http.get('*/organizations/keywarden-demo/apps', ({ request }) => {
      const url = new URL(request.url);
      if (!url.searchParams.has('filter')) return undefined;
      const app = { appId: 'zz-1', name: 'first', credentials: [{ consumerKey: 'another-key' }] };
      return HttpResponse.json({ app: [app] });
    }),
  );
  const { hits, searched } = await findKey(client, 'keywarden-demo', keyAt(1100), { signal });
  expect(idsOf(hits)).toEqual(['zz-001100']);
  expect(searched).toMatchObject({ keysLookedUp: 0, refusedWith: 0 });
});

test('an expired session is an error and loads nothing', async () => {
  refuseFilter(401);
  await expect(findKey(client, 'keywarden-demo', keyAt(1), { signal })).rejects.toMatchObject({
    status: 401,
  });
});

function giveKeyOf(from: string, to: string) {
  const { apps = [] } = tables().organizations.find(({ name }) => name === 'keywarden-demo') ?? {};
  const [giver, taker] = [from, to].map((id) => apps.find(({ appId }) => appId === id));
  if (!giver || !taker) throw new Error('no such app');
  taker.credentials = structuredClone(giver.credentials);
  return taker;
}

function refuseFilter(status: number) {
  server.use(
    http.get('*/organizations/keywarden-demo/apps', ({ request }) =>
      new URL(request.url).searchParams.has('filter')
        ? HttpResponse.json({ error: { code: status, message: 'unknown filter' } }, { status })
        : undefined,
    ),
  );
}

test('if X refuses a status beside the filter, the app that the filter found is kept', async () => {
  fillWithKeysUpTo(2345);
  server.use(
    http.get('*/organizations/keywarden-demo/apps', ({ request }) => {
      const { searchParams } = new URL(request.url);
      return searchParams.has('filter') && searchParams.has('status')
        ? HttpResponse.json(
            { error: { code: 400, message: 'one condition only' } },
            { status: 400 },
          )
        : undefined;
    }),
  );
  const { hits, searched } = await findKey(client, 'keywarden-demo', keyAt(2300), { signal });
  expect(idsOf(hits)).toEqual(['zz-002300']);
  expect(searched).toMatchObject({ keysLookedUp: 1 });
  // That no other app has the key is not known.
  const none = await findKey(client, 'keywarden-demo', `a0${keyAt(80)}`, { signal });
  expect(none.searched).toMatchObject({ refusedWith: 400 });
});
