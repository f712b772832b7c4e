import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { violations } from './contract.ts';
import { addOrganization, organizationNamed } from './db.ts';
import type { App, Organization } from './tables.ts';
import { generatedOrganization } from './seed/generate.ts';
import { resetMock, server, setScenario } from './node.ts';
import { sendAction, call, get, path, send } from './request.for-tests.ts';

const testNow = Date.UTC(2026, 10, 21);
const organizationsUrl = 'https://apigee.googleapis.com/v1/organizations';
const xUrl = `${organizationsUrl}/big-x`;
const edgeUrl = `${organizationsUrl}/big-edge`;

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());
beforeEach(() => {
  resetMock(testNow);
  for (const platform of ['x', 'edge'] as const)
    addOrganization(
      generatedOrganization({ name: `big-${platform}`, platform, apps: 5300, now: testNow }),
    );
});

function table(name: string): Organization {
  const row = organizationNamed(name);
  if (!row) throw new Error('added before each test');
  return row;
}

interface Page {
  app: { appId: string; name: string; status: string }[];
  nextPageToken?: string;
  totalSize?: number;
}

async function page(url: string): Promise<Page> {
  return (await get(url)).body as Page;
}

const idsOf = (rows: readonly { appId: string }[]) => rows.map(({ appId }) => appId).toSorted();

test('X: pageToken reaches every app once', async () => {
  const found: Page['app'] = [];
  let token = '';
  let pages = 0;
  do {
    const query = `expand=true&includeCred=true&pageSize=1000&pageToken=${token}`;
    const body = await page(`${xUrl}/apps?${query}`);
    if (pages === 0) expect(violations('ListAppsResponse', body)).toEqual([]);
    expect(body.totalSize).toBe(5300);
    found.push(...body.app);
    token = encodeURIComponent(body.nextPageToken ?? '');
    pages += 1;
  } while (token !== '');
  expect(pages).toBe(6);
  expect(idsOf(found)).toEqual(idsOf(table('big-x').apps));
});

test.each([
  ['big-x', xUrl],
  ['big-edge', edgeUrl],
])(
  '%s: startKey reaches every app once, except that each page repeats a row',
  async (name, url) => {
    const found: Page['app'] = [];
    for (;;) {
      const start = found.pop()?.appId ?? '';
      const { app } = await page(`${url}/apps?expand=true&rows=1000&startKey=${start}`);
      if (start !== '') expect(app[0]?.appId).toBe(start);
      found.push(...app);
      if (app.length < 1000) break;
    }
    expect(found).toHaveLength(5300);
    expect(idsOf(found)).toEqual(idsOf(table(name).apps));
  },
);

function ownUrl(base: string, { owner, name }: App): string {
  const kinds = { developer: 'developers', appgroup: 'appgroups', company: 'companies' };
  return base + path(kinds[owner.kind], owner.id, 'apps', name);
}

test.each([
  ['big-x', xUrl],
  ['big-edge', edgeUrl],
])('%s: reads and lists show a write at once', async (name, url) => {
  const { apps } = table(name);
  const own = (app: App) => app.owner.kind === 'developer' && app.credentials.length === 1;
  const [app, other] = apps.filter(own);
  if (!app || !other) throw new Error('a developer has apps');
  const ids = async () => {
    const { body } = await get(`${url}/apps`);
    return name === 'big-x' ? idsOf((body as Page).app) : (body as string[]);
  };
  await ids();
  expect((await sendAction('POST', ownUrl(url, app), 'revoke')).status).toBe(204);
  expect((await get(`${url}/apps/${app.appId}`)).body).toMatchObject({ status: 'revoked' });

  // The first page starts with the lowest appId, so a deleted first app must disappear from it.
  const [first] = await ids();
  const lowest = apps.find(({ appId }) => appId === first);
  if (!lowest) throw new Error('listed');
  expect((await call('DELETE', ownUrl(url, lowest))).status).toBe(200);
  expect(await ids()).not.toContain(first);
  expect((await get(`${url}/apps/${first}`)).status).toBe(404);

  const developer = url + path('developers', other.owner.id, 'apps');
  const born = await send('POST', developer, { name: 'Newborn' });
  expect(born.status).toBe(201);
  const { appId } = born.body as { appId: string };
  expect((await get(`${url}/apps/${appId}`)).status).toBe(200);
  expect((await get(`${developer}/Newborn`)).status).toBe(200);
  expect((await send('POST', developer, { name: 'Newborn' })).status).toBe(409);
});

test('filter=consumerKey finds keys added since the last request, and no removed ones', async () => {
  const app = table('big-x').apps.find(({ owner, credentials }) => {
    return owner.kind === 'developer' && credentials.length === 1;
  });
  const key = app?.credentials[0]?.consumerKey ?? '';
  if (!app) throw new Error('a developer has an app with one key');
  const found = async (wanted: string) =>
    ((await page(`${xUrl}/apps?filter=consumerKey=${wanted}`)).app ?? []).map(({ appId }) => appId);
  expect(await found(key)).toEqual([app.appId]);
  expect(await found('new-key')).toEqual([]);
  const body = { consumerKey: 'new-key', consumerSecret: 'new-secret' };
  expect((await send('POST', `${ownUrl(xUrl, app)}/keys`, body)).status).toBe(201);
  expect((await send('POST', `${ownUrl(xUrl, app)}/keys`, body)).status).toBe(409);
  expect(await found('new-key')).toEqual([app.appId]);
  await call('DELETE', `${ownUrl(xUrl, app)}/keys/${key}`);
  expect(await found(key)).toEqual([]);
});

test('a discarded write changes nothing, with or without an app in the path', async () => {
  const app = table('big-x').apps.find(({ owner }) => owner.kind === 'developer');
  if (!app) throw new Error('a developer has an app');
  const before = structuredClone(table('big-x'));
  setScenario('ignored');
  expect((await sendAction('POST', ownUrl(xUrl, app), 'revoke')).status).toBe(204);
  expect((await call('DELETE', ownUrl(xUrl, app))).status).toBe(200);
  expect((await call('DELETE', xUrl + path('developers', app.owner.id))).status).toBe(200);
  expect((await call('DELETE', `${xUrl}/apiproducts/orders-v1`)).status).toBe(200);
  expect(table('big-x')).toEqual(before);
});
