import { QueryClient } from '@tanstack/react-query';
import { http, HttpResponse, type JsonBodyType } from 'msw';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { server } from '../../mocks/node.ts';
import { allConnections, setConnections } from '../connection/connection.ts';
import { organizationsQuery } from './organizations.ts';

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());
beforeEach(() => {
  server.resetHandlers();
  setConnections({
    connections: [
      { name: 'X', platform: 'x', baseUrl: 'https://x.example/v1', signIn: { kind: 'proxy' } },
    ],
  });
});

async function organizationsIn(body: JsonBodyType) {
  server.use(http.get('*/organizations', () => HttpResponse.json(body)));
  const [connection] = allConnections();
  if (!connection) throw new Error('there is no connection');
  return new QueryClient().query(organizationsQuery(connection));
}

test.each([
  { error: { code: 403, message: 'Permission denied' } },
  { fault: { faultstring: 'Invalid access token' } },
  { foo: 1 },
  { organizations: 'a' },
  { organizations: [], error: {} },
  'text',
  null,
])('%j is not a list of organizations', async (body) => {
  await expect(organizationsIn(body)).rejects.toMatchObject({ kind: 'malformed' });
});

test.each([{}, [], { organizations: null }, { organizations: [] }])(
  '%j is an empty list of organizations',
  async (body) => {
    expect(await organizationsIn(body)).toEqual([]);
  },
);

test.each([
  [['a', null, 'b']],
  [['a', 7, {}, ['c'], '', ' ', '.', '..', '\uD800', 'b']],
  [{ organizations: [{ organization: 'a' }, null, { organization: 'b', projectIds: ['p'] }] }],
  [{ organizations: [{ organization: 'a' }, { organization: 7 }, {}, { organization: 'b' }] }],
])('skips invalid rows, and keeps the other organizations: %j', async (body) => {
  expect(await organizationsIn(body)).toEqual(['a', 'b']);
});

test.each([[[null]], [{ organizations: [{ organization: '' }] }]])(
  '%j, where no organization has a name, is not an empty list',
  async (body) => {
    await expect(organizationsIn(body)).rejects.toMatchObject({ kind: 'malformed' });
  },
);
