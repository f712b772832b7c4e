import { QueryClient } from '@tanstack/react-query';
import { http, HttpResponse } from 'msw';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { tables } from '../../mocks/db.ts';
import { resetMock, server, setScenario } from '../../mocks/node.ts';
import { takeConnections } from '../connection/connection.ts';
import { appsQuery } from './apps.ts';

const organizations = ['keywarden-demo', 'keywarden-edge'];
const client = new QueryClient();
let asked: URLSearchParams[] = [];

beforeAll(() => {
  server.listen({ onUnhandledRequest: 'error' });
  server.events.on('request:start', ({ request }) => asked.push(new URL(request.url).searchParams));
});
afterAll(() => server.close());
beforeEach(() => {
  resetMock();
  server.resetHandlers();
  client.clear();
  asked = [];
  // Waiting before a second attempt is random up to a limit; here it is none.
  vi.spyOn(Math, 'random').mockReturnValue(0);
  takeConnections({
    connections: organizations.map((name, index) => ({
      name,
      platform: index === 0 ? 'x' : 'edge',
      baseUrl: 'https://apigee.example/v1',
      organizations: [name],
      signIn: { kind: 'proxy' },
    })),
  });
});

function fillUpTo(many: number) {
  for (const organization of tables().organizations) {
    const [app] = organization.apps;
    if (!app) throw new Error('the seed has apps');
    for (let index = organization.apps.length; index < many; index += 1)
      organization.apps.push({ ...app, appId: `copy-${index}`, name: `copy ${index}` });
  }
}

async function idsOf(organization: string) {
  const apps = await client.query(appsQuery(organization));
  return apps.map(({ appId }) => appId).toSorted();
}

function idsInTables(organization: string) {
  const found = tables().organizations.find(({ name }) => name === organization);
  return found?.apps.map(({ appId }) => appId).toSorted();
}

test.each(organizations)('%s: 2,345 apps arrive once each', async (organization) => {
  fillUpTo(2345);
  expect(await idsOf(organization)).toEqual(idsInTables(organization));
  expect(asked).toHaveLength(3);
});

test.each(organizations)(
  '%s: a page that fails midway is read again, the ones before it are not',
  async (organization) => {
    fillUpTo(2345);
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
    expect(asked).toHaveLength(5);
  },
);

test('the app that the next page starts from is deleted meanwhile: nothing else is lost', async () => {
  fillUpTo(2345);
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

test('an organization that hides revoked apps unless asked shows them all the same', async () => {
  setScenario('hides-revoked');
  expect(await idsOf('keywarden-demo')).toEqual(idsInTables('keywarden-demo'));
  expect(asked.map((query) => query.get('status'))).toEqual([null, 'revoked']);
});

test('an organization that hides nothing is asked once', async () => {
  await idsOf('keywarden-demo');
  expect(asked).toHaveLength(1);
});
