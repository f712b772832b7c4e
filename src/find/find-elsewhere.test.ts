import { QueryClient } from '@tanstack/react-query';
import { http, HttpResponse } from 'msw';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { server } from '../../mocks/node.ts';
import { scanNow } from '../access/key-scan/keys-in-text.ts';
import { setConnections } from '../connection/connection.ts';
import {
  findElsewhere,
  searchWholeOrganization,
  type OrganizationSearch,
} from './find-elsewhere.ts';
import { stubWorker } from './find.for-tests.ts';
import { createOrganizationIndex } from '../inventory/organization-index.ts';

vi.mock('comlink', () => ({
  wrap: () => createOrganizationIndex(),
  transfer: (value: unknown) => value,
}));

const client = new QueryClient();
const { signal } = new AbortController();
const key = 'dk7Qm2Xw9LpR4sTv8YbN1cFgHj6Za3Ue';
const scan = scanNow(`apikey=${key}`);
const xUrl = 'https://apigee.googleapis.com/v1';
const edgeUrl = 'https://api.enterprise.apigee.com/v1';
const x = { name: 'X', platform: 'x', baseUrl: xUrl, signIn: { kind: 'proxy' } };
const edge = { name: 'Edge', platform: 'edge', baseUrl: edgeUrl, signIn: { kind: 'proxy' } };
let asked: string[] = [];

stubWorker();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());
beforeEach(() => {
  client.clear();
  asked = [];
  server.resetHandlers(
    http.get('*/organizations', ({ request }) =>
      HttpResponse.json(
        request.url.startsWith(edgeUrl)
          ? ['acme', 'beta', 'beta', 'here']
          : { organizations: [{ organization: 'acme' }, { organization: 'here' }] },
      ),
    ),
    http.get('*/organizations/:organization/apps', ({ request }) => {
      asked.push(request.url.split('?')[0] ?? '');
      return HttpResponse.json({});
    }),
    http.get('*', () => HttpResponse.json({})),
  );
});

async function searchElsewhere(without: string) {
  let last: readonly OrganizationSearch[] = [];
  await findElsewhere(client, without, scan, signal, (searches) => (last = searches));
  return last.map(({ connection, organization, state }) => [connection, organization, state.kind]);
}

test('an organization that belongs to another server is not searched, and the result says so', async () => {
  setConnections({ connections: [x, edge] });
  expect(await searchElsewhere('here')).toEqual([
    ['X', 'acme', 'done'],
    ['Edge', 'acme', 'other server'],
    ['Edge', 'beta', 'other server'],
    ['Edge', 'here', 'other server'],
  ]);
  expect(asked.filter((url) => !url.startsWith(`${xUrl}/organizations/acme/`))).toEqual([]);
});

test('an organization that one connection names is not searched through another that lists it', async () => {
  setConnections({ connections: [{ ...x, organizations: ['acme', 'here'] }, edge] });
  expect(await searchElsewhere('here')).toEqual([
    ['X', 'acme', 'done'],
    ['Edge', 'acme', 'other server'],
    ['Edge', 'beta', 'done'],
    ['Edge', 'here', 'other server'],
  ]);
  expect(asked).toContain(`${edgeUrl}/organizations/beta/apps`);
  expect(asked).not.toContain(`${edgeUrl}/organizations/acme/apps`);
});

test('an organization offered by two connections to one server is searched once', async () => {
  const named = { ...edge, name: 'Production', organizations: ['acme'] };
  setConnections({ connections: [named, edge] });
  expect(await searchElsewhere('here')).toEqual([
    ['Production', 'acme', 'done'],
    ['Edge', 'beta', 'done'],
  ]);
});

test('loading all apps of one organization does not search the others again', async () => {
  setConnections({ connections: [x, edge] });
  server.use(
    http.get('*/organizations/acme/apps', ({ request }) => {
      if (new URL(request.url).searchParams.has('filter'))
        return HttpResponse.json({ error: { code: 400 } }, { status: 400 });
      const app = { appId: 'a-1', name: 'one', credentials: [{ consumerKey: key }] };
      return HttpResponse.json({ app: [app] });
    }),
  );
  const searches: OrganizationSearch[] = ['acme', 'other'].map((organization) => ({
    connection: 'X',
    platform: 'x',
    organization,
    state: { kind: 'waiting' },
  }));
  const [search] = searches;
  const shown: (readonly OrganizationSearch[])[] = [];
  if (search)
    await searchWholeOrganization(client, searches, search, scan, signal, (now) => shown.push(now));
  expect(shown.at(0)).toMatchObject([{ state: { kind: 'searching' } }, searches[1]]);
  expect(shown.at(-1)).toMatchObject([
    { state: { kind: 'done', found: { count: 1 } } },
    searches[1],
  ]);
});
