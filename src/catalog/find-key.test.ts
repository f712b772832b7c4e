import { QueryClient } from '@tanstack/react-query';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { tables } from '../../mocks/db.ts';
import { fillUpTo } from '../../mocks/fill-up.ts';
import { resetMock, server, setScenario } from '../../mocks/node.ts';
import { appsQuery } from '../api/apps.ts';
import { connect, demo } from '../connection/for-tests.ts';
import { catalogOf, dropCatalog } from './catalog.ts';

import { findKey, type Searched } from './find-key.ts';
import { createIndex } from './whole-index.ts';

// Without a worker: what is found does not depend on where it is kept.
vi.mock('comlink', () => ({ wrap: () => createIndex(), transfer: (value: unknown) => value }));

const organizations = Object.keys(demo);
const client = new QueryClient();
let asked: URLSearchParams[] = [];

beforeAll(() => {
  server.listen({ onUnhandledRequest: 'error' });
  server.events.on('request:start', ({ request }) => asked.push(new URL(request.url).searchParams));
  vi.stubGlobal(
    'Worker',
    class {
      addEventListener() {}
      terminate() {}
    },
  );
});
afterAll(() => {
  server.close();
  vi.unstubAllGlobals();
});
beforeEach(() => {
  resetMock();
  dropCatalog();
  client.clear();
  asked = [];
  vi.spyOn(Math, 'random').mockReturnValue(0);
  connect();
});

const keyAt = (place: number) => `${String(place).padStart(8, '0')}x${'K3y'.repeat(10)}`;

// Apps in the order of their ids, each with a key of its own.
function fillWithKeysUpTo(many: number) {
  fillUpTo(many, (place, { credentials }) => ({
    appId: `zz-${String(place).padStart(6, '0')}`,
    credentials: credentials.slice(0, 1).map((key) => ({ ...key, consumerKey: keyAt(place) })),
  }));
}

const signal = new AbortController().signal;
const idsOf = (hits: readonly { appId: string }[]) => hits.map(({ appId }) => appId);

test.each(organizations)(
  '%s: in a small one nothing but its page is read',
  async (organization) => {
    fillWithKeysUpTo(100);
    await client.query(appsQuery(organization));
    for (const text of [keyAt(80), keyAt(80).slice(0, 8), `?apikey=${keyAt(80)}&x=1`]) {
      const { hits, searched } = await findKey(client, organization, text, { signal });
      expect(idsOf(hits)).toEqual(['zz-000080']);
      expect(searched).toMatchObject({ read: 100, isWhole: true, asked: 0 });
      expect(JSON.stringify(hits.map((hit) => ({ ...hit, start: '' })))).not.toContain(keyAt(80));
    }
    const { hits } = await findKey(client, organization, `a0${keyAt(80)}`, { signal });
    expect(hits).toEqual([]);
    // A key that is not in what was read may be new: who can be asked is asked.
    const keys = asked.filter((query) => query.has('filter'));
    expect(asked.length - keys.length).toBe(1);
    expect(keys.length > 0).toBe(organization === 'keywarden-demo');
  },
);

test('X is asked once for a whole key, and nothing is kept under its name', async () => {
  fillWithKeysUpTo(2345);
  const { hits, searched } = await findKey(client, 'keywarden-demo', keyAt(2300), { signal });
  expect(idsOf(hits)).toEqual(['zz-002300']);
  expect(searched).toMatchObject({ asked: 1, read: 0, isWhole: false });
  expect(asked.map((query) => query.get('filter'))).toEqual([`consumerKey=${keyAt(2300)}`]);
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

test('an unknown key on X: the server was asked, and a part is not the whole', async () => {
  fillWithKeysUpTo(2345);
  await client.query(appsQuery('keywarden-demo'));
  const text = `apikey=${'Un1known'.repeat(4)}`;
  const { hits, searched } = await findKey(client, 'keywarden-demo', text, { signal });
  expect(hits).toEqual([]);
  expect(searched).toMatchObject({ asked: 1, read: 1000, about: 2345, isWhole: false });
  expect(catalogOf('keywarden-demo')).toBeNull();
  const whole = await findKey(client, 'keywarden-demo', text, { signal, whole: true });
  expect(whole).toMatchObject({ hits: [], searched: { read: 2345, isWhole: true, asked: 0 } });
});

test.each(organizations)('%s: all is read for the beginning of a key', async (organization) => {
  fillWithKeysUpTo(2345);
  const seen: Searched[] = [];
  const onProgress = (searched: Searched) => seen.push(searched);
  const text = keyAt(2300).slice(0, 12);
  const { hits } = await findKey(client, organization, text, { signal, onProgress });
  expect(hits).toMatchObject([{ appId: 'zz-002300', start: text }]);
  expect(seen.length).toBeGreaterThan(1);
  expect(asked.filter((query) => query.has('filter'))).toEqual([]);
});

test('Edge reads all of it for a whole key, and says that it did', async () => {
  fillWithKeysUpTo(2345);
  const found = await findKey(client, 'keywarden-edge', keyAt(2300), { signal });
  expect(idsOf(found.hits)).toEqual(['zz-002300']);
  const none = await findKey(client, 'keywarden-edge', `${keyAt(2300)}0`, { signal });
  expect(none).toMatchObject({ hits: [], searched: { read: 2345, isWhole: true, asked: 0 } });
});

test('a beginning that several keys have finds them all', async () => {
  fillWithKeysUpTo(100);
  const organization = tables().organizations.find(({ name }) => name === 'keywarden-edge');
  for (const [place, app] of organization?.apps.slice(-2).entries() ?? [])
    app.credentials = app.credentials.map((key) => ({
      ...key,
      consumerKey: `Same1Start-${place}`,
    }));
  const { hits } = await findKey(client, 'keywarden-edge', 'Same1Start', { signal });
  expect(idsOf(hits)).toEqual(['zz-000098', 'zz-000099']);
});

test('a search that is given up ends', async () => {
  fillWithKeysUpTo(3456);
  const mine = new AbortController();
  const onProgress = () => mine.abort();
  const search = { signal: mine.signal, onProgress };
  const { hits, searched } = await findKey(client, 'keywarden-edge', keyAt(3400), search);
  expect(hits).toEqual([]);
  expect(searched.isWhole).toBe(false);
});
