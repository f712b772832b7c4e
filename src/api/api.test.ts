import { QueryClient } from '@tanstack/react-query';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { tables } from '../../mocks/db.ts';
import { server, setScenario, writes } from '../../mocks/node.ts';
import { ApiError } from './api-error.ts';
import { readAppsWithKey } from './lists/app-pages.ts';
import { appsQuery, isTruncatedList } from './apps.ts';
import { developersQuery, groupsQuery, ownerQuery } from './owners.ts';
import { productsQuery } from './products.ts';
import { setStatus } from './status.ts';
import { serveDemo } from '../mock.for-tests.ts';

const client = new QueryClient();

serveDemo();
beforeEach(() => client.clear());

test.each([
  ['keywarden-demo', 60],
  ['keywarden-edge', 24],
])('%s: every app once, and no secret in the list', async (organization, count) => {
  const { apps } = await client.query(appsQuery(organization));
  expect(new Set(apps.map(({ appId }) => appId)).size).toBe(count);
  const secrets = apps.flatMap(({ credentials }) => credentials.map((key) => key.consumerSecret));
  expect(secrets.filter((secret) => secret !== undefined)).toEqual([]);
});

test.each(['keywarden-demo', 'keywarden-edge'])('%s: owners and products', async (organization) => {
  const developers = await client.query(developersQuery(organization));
  const groups = await client.query(groupsQuery(organization));
  const { products } = await client.query(productsQuery(organization));
  expect(developers.rows.some(({ status }) => status === 'inactive')).toBe(true);
  expect(groups.rows.some(({ status }) => status === 'inactive')).toBe(true);
  expect(products.size).toBeGreaterThan(3);
  const {
    apps: [app],
  } = await client.query(appsQuery(organization));
  const owner = app && (await client.query(ownerQuery(organization, app.owner)));
  expect(owner?.status).toBe('active');
});

const group = { kind: 'appgroup', id: 'northwind-logistics', email: '' } as const;

test('retries the status of an AppGroup key with a JSON body if the server refuses the query', async () => {
  const seen: string[] = [];
  server.use(
    http.post('*/appgroups/:group/apps/:app/keys/:key', async ({ request }) => {
      const { search } = new URL(request.url);
      const body = await request.text();
      seen.push(`${search} ${request.headers.get('content-type')} ${body}`);
      return search ? HttpResponse.json({}, { status: 400 }) : HttpResponse.json({});
    }),
  );
  const target = { organization: 'keywarden-demo', owner: group, app: 'Partner Sync', key: 'k' };
  await setStatus(target, 'revoke');
  expect(seen).toEqual([
    '?action=revoke application/octet-stream ',
    ' application/json {"action":"revoke"}',
  ]);
});

test('sends no second request after any other refusal', async () => {
  setScenario('forbidden');
  const target = { organization: 'keywarden-demo', owner: group, app: 'Partner Sync', key: 'k' };
  await expect(setStatus(target, 'revoke')).rejects.toMatchObject({ kind: 'http', status: 403 });
  expect(writes()).toHaveLength(1);
});

test('a list of bare IDs is loaded app by app', async () => {
  server.use(
    http.get('*/organizations/keywarden-edge/apps', () =>
      HttpResponse.json(['6ed3a4d1-4733-439a-80a4-0d71149ec9ad']),
    ),
  );
  const { apps } = await client.query(appsQuery('keywarden-edge'));
  expect(apps.map(({ name }) => name)).toEqual(['AnotherTestApp']);
});

// The list has no revoked app, so those are requested too; rows repeated in that response count once.
test.each([
  ['the same page', (page: object) => page],
  ['the same total without an app', (page: object) => ({ ...page, app: [] })],
])('if a server ignores the status and sends %s, the total counts once', async (_name, second) => {
  const app = [{ appId: '1', name: 'one', status: 'approved', developerId: 'd' }];
  const page = { app, totalSize: '2500' };
  server.use(
    http.get('*/organizations/keywarden-demo/apps', ({ request }) =>
      HttpResponse.json(request.url.includes('status=') ? second(page) : page),
    ),
  );
  const { apps, total } = await client.query(appsQuery('keywarden-demo'));
  expect(apps.map(({ name }) => name)).toEqual(['one']);
  expect(total).toBe(2500);
});

test('if both lists send the total of all apps, none is missing', async () => {
  const rowsOf = (ids: string[], status: string) =>
    ids.map((appId) => ({ appId, name: appId, status, developerId: 'd' }));
  server.use(
    http.get('*/organizations/keywarden-demo/apps', ({ request }) =>
      HttpResponse.json({
        app: request.url.includes('status=')
          ? rowsOf(['d', 'e'], 'revoked')
          : rowsOf(['a', 'b', 'c'], 'approved'),
        totalSize: '5',
      }),
    ),
  );
  const page = await client.query(appsQuery('keywarden-demo'));
  expect(page.apps.map(({ appId }) => appId)).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(page.total).toBe(5);
  expect(isTruncatedList(page)).toBe(false);
});

test.each(['2', '1', '0'])('ignores a total of %s while more pages follow', async (total) => {
  const app = ['a', 'b'].map((appId) => ({ appId, name: appId, developerId: 'd' }));
  server.use(
    http.get('*/organizations/keywarden-demo/apps', () =>
      HttpResponse.json({ app, totalSize: total, nextPageToken: 'more' }),
    ),
  );
  const page = await client.query(appsQuery('keywarden-demo'));
  expect(page.total).toBeUndefined();
  expect(page.next).not.toBeNull();
});

test.each([
  ['an empty list', {}, []],
  ['a row that cannot be shown', { app: [{ appId: 'a' }, { name: 'n' }] }, null],
  ['a total without a row', { totalSize: '1' }, null],
  ['an app without the key', { app: [{ appId: 'a', name: 'n' }] }, null],
])('the look-up of a key, if the response is %s', async (_name, body, found) => {
  server.use(http.get('*/organizations/keywarden-demo/apps', () => HttpResponse.json(body)));
  server.use(http.get('*/apps/a', () => HttpResponse.json({}, { status: 404 })));
  const { signal } = new AbortController();
  expect(await readAppsWithKey('keywarden-demo', 'some-key-of-an-app', signal)).toEqual(found);
});

test.each<[what: string, second: object, found: string[] | null]>([
  ['an empty page', {}, ['a']],
  ['another holder', { app: [holder('b')] }, ['a', 'b']],
  ['no end', { app: [holder('a')], nextPageToken: 'more' }, null],
  ['other apps and no end', { app: [{ appId: 'c', name: 'c' }], nextPageToken: 'c' }, null],
])('the look-up of a key reads further pages: %s', async (_name, second, found) => {
  server.use(
    http.get('*/organizations/keywarden-demo/apps', ({ request }) =>
      HttpResponse.json(
        request.url.includes('pageToken') ? second : { app: [holder('a')], nextPageToken: 'more' },
      ),
    ),
  );
  const { signal } = new AbortController();
  const apps = await readAppsWithKey('keywarden-demo', 'some-key-of-an-app', signal);
  expect(apps?.map(({ appId }) => appId) ?? null).toEqual(found);
});

test.each([
  ['its only key', 'approved'],
  ['it and its only key', 'revoked'],
])('the look-up of a key finds an app that lists hide because %s is revoked', async (_, status) => {
  const app = tables()
    .organizations.find(({ name }) => name === 'keywarden-demo')
    ?.apps.find(({ credentials }) => credentials.length === 1);
  const [credential] = app?.credentials ?? [];
  if (!app || !credential) throw new Error('no app with one key');
  app.status = status;
  credential.status = 'revoked';
  setScenario('hides-revoked');
  const { signal } = new AbortController();
  const found = await readAppsWithKey('keywarden-demo', credential.consumerKey, signal);
  expect(found?.map(({ appId }) => appId)).toEqual([app.appId]);
});

function holder(appId: string) {
  const credentials = [{ consumerKey: 'some-key-of-an-app' }];
  return { appId, name: appId, developerId: 'd', credentials };
}

test('masks a key in the error message of the server', async () => {
  const key = 'giIC9Au6XP82wJ1oxZuQU4L75OdNKLhb';
  server.use(
    http.post('*/keys/:key', () =>
      HttpResponse.json({ code: 'x', message: `no /keys/${key} here` }, { status: 404 }),
    ),
  );
  const owner = { kind: 'developer', id: 'Z2S37rxX2Suzkwtg', email: '' } as const;
  const target = { organization: 'keywarden-edge', owner, app: 'AnotherTestApp', key };
  await expect(setStatus(target, 'revoke')).rejects.toThrow('no /keys/giIC…KLhb here');
});

test.each([
  ['an HTML page', () => HttpResponse.html('<h1>hello</h1>')],
  ['another shape', () => HttpResponse.json({ apps: [] })],
])('%s instead of a list is a malformed response', async (_name, answer) => {
  server.use(http.get('*/organizations/keywarden-demo/apps', answer));
  const reading = client.query({ ...appsQuery('keywarden-demo'), retry: false });
  await expect(reading).rejects.toMatchObject({ kind: 'malformed', host: 'apigee.googleapis.com' });
});

test('a lost connection is a network error', async () => {
  setScenario('connection-lost-reads');
  const reading = client.query({ ...appsQuery('keywarden-demo'), retry: false });
  await expect(reading).rejects.toBeInstanceOf(ApiError);
  await expect(reading).rejects.toMatchObject({ kind: 'network', status: 0 });
});

test('masks a repeated key also if app and owner are named “keys”', async () => {
  const key = 'giIC9Au6XP82wJ1oxZuQU4L75OdNKLhb';
  server.use(
    http.post('*/v1/organizations/*', ({ request }) =>
      HttpResponse.json({ code: 'x', message: `Refused: ${request.url}` }, { status: 409 }),
    ),
  );
  const owner = { kind: 'developer', id: 'keys', email: '' } as const;
  const target = { organization: 'keywarden-demo', owner, app: 'keys', key, product: 'keys' };
  const error: unknown = await setStatus(target, 'revoke').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ApiError);
  const { message } = error as ApiError;
  expect(message).toContain('/apps/keys/keys/giIC…KLhb/apiproducts/keys');
  expect(message).not.toContain(key);
});
