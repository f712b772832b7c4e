import { QueryClient } from '@tanstack/react-query';
import { http, HttpResponse } from 'msw';
import { expect, test, vi } from 'vitest';
import { server } from '../../mocks/node.ts';
import { scanNow } from '../access/key-scan/keys-in-text.ts';
import { readAppsWithKey } from '../api/lists/app-pages.ts';
import { appsQuery } from '../api/apps.ts';
import { demo } from '../connection/for-tests.ts';
import { findKey } from './find-key.ts';
import { serveMockForSearch } from './find.for-tests.ts';
import { createOrganizationIndex } from '../inventory/organization-index.ts';

vi.mock('comlink', () => ({
  wrap: () => createOrganizationIndex(),
  transfer: (value: unknown) => value,
}));

const organizations = Object.keys(demo);
const client = new QueryClient();
const { signal } = new AbortController();
const wanted = 'dk7Qm2Xw9LpR4sTv8YbN1cFgHj6Za3Ue';
const good = {
  appId: 'a-1',
  name: 'good',
  credentials: [{ consumerKey: 'another-key-of-an-app' }],
};

serveMockForSearch(client);

function answerWith(app: readonly unknown[], filtered: object = { app: [] }) {
  server.use(
    http.get('*/organizations/:organization/apps', ({ request }) =>
      HttpResponse.json(new URL(request.url).searchParams.has('filter') ? filtered : { app }),
    ),
  );
}

// The list is loaded before anybody searches.
async function find(organization: string) {
  await client.query(appsQuery(organization));
  return findKey(client, organization, scanNow(`apikey=${wanted}`), { signal });
}

const badRows: [what: string, row: unknown][] = [
  ['no app ID', { name: 'x', credentials: [{ consumerKey: wanted }] }],
  ['no name', { appId: 'a-2', credentials: [{ consumerKey: wanted }] }],
  ['nothing', null],
  ['a text', 'a-2'],
];

for (const organization of organizations)
  test.each(badRows)(`${organization}: a row with %s counts as a skipped app`, async (_, row) => {
    answerWith([good, row]);
    expect(await find(organization)).toMatchObject({
      hits: [],
      count: 0,
      searched: { loadedApps: 1, isWhole: true, skippedApps: 1, appsWithSkippedKeys: 0 },
    });
  });

const badKeys: [what: string, credentials: unknown][] = [
  ['a number as key', [{ consumerKey: 908_172_635_490_182 }]],
  ['an object for its keys', { consumerKey: wanted }],
  ['a text for its keys', wanted],
  ['null among its keys', [{ consumerKey: 'a-good-key-of-it' }, null, { consumerKey: '' }]],
];

for (const organization of organizations)
  test.each(badKeys)(
    `${organization}: an app with %s counts as an app with skipped keys`,
    async (_, credentials) => {
      answerWith([good, { appId: 'a-2', name: 'odd', credentials }]);
      expect(await find(organization)).toMatchObject({
        count: 0,
        searched: { loadedApps: 2, isWhole: true, skippedApps: 0, appsWithSkippedKeys: 1 },
      });
    },
  );

test('an invalid product does not count as a skipped key', async () => {
  const credentials = [{ consumerKey: 'a-good-key-of-it', apiProducts: [{ apiproduct: 7 }] }];
  answerWith([{ appId: 'a-2', name: 'odd', credentials }]);
  expect(await find('keywarden-edge')).toMatchObject({ searched: { appsWithSkippedKeys: 0 } });
});

test('an app patched with valid keys no longer counts as skipped', () => {
  const index = createOrganizationIndex();
  const app = {
    appId: 'a-2',
    name: 'odd',
    displayName: 'odd',
    status: 'approved',
    credentials: [],
    owner: { kind: 'developer' as const, id: 'd', email: '' },
    createdAt: undefined,
    lastModifiedAt: undefined,
  };
  index.upsert([{ ...app, skipped: [{ path: 'credentials.0', reason: 'is not an object' }] }]);
  expect(index.find([wanted]).appsWithSkippedKeys).toBe(1);
  index.patch([{ ...app, skipped: [] }], 1);
  expect(index.find([wanted]).appsWithSkippedKeys).toBe(0);
});

test.each<[what: string, body: object]>([
  ['a row that can’t be used', { app: [{ name: 'x', credentials: [{ consumerKey: wanted }] }] }],
  ['an app with unreadable keys', { app: [{ ...good, credentials: { consumerKey: wanted } }] }],
  ['another page', { app: [], nextPageToken: '1' }],
  ['a total without rows', { totalSize: 1 }],
])('an answer with %s does not say that no app has the key', async (_, body) => {
  answerWith([good], body);
  expect(await readAppsWithKey('keywarden-demo', wanted, signal)).toBeNull();
  expect(await find('keywarden-demo')).toMatchObject({
    searched: { keysLookedUp: 0, refusedWith: 0 },
  });
});

test.each([[{}], [{ app: [] }], [{ app: [], totalSize: 0 }]])(
  'the response %j means that no app has the key',
  async (body) => {
    answerWith([good], body);
    expect(await readAppsWithKey('keywarden-demo', wanted, signal)).toEqual([]);
  },
);

test('finds an app with the key beside an invalid row', async () => {
  const holder = { ...good, credentials: [{ consumerKey: wanted }] };
  answerWith([good], { app: [null, holder] });
  expect(await find('keywarden-demo')).toMatchObject({ count: 1, hits: [{ appId: 'a-1' }] });
});
