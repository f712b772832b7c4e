import { onlineManager, QueryClient } from '@tanstack/react-query';
import { http } from 'msw';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { resetMock, server, writes } from '../../mocks/node.ts';
import { appsQuery } from '../api/apps.ts';
import { connect } from '../connection/for-tests.ts';
import { queryClient } from '../query-client.ts';
import { carryOut } from './run.ts';
import { decide, type Level } from './status-change.ts';

const organization = 'keywarden-demo';
let client: QueryClient;
let seen: string[];

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());
beforeEach(() => {
  resetMock();
  client = new QueryClient();
  connect();
  seen = [];
});
afterEach(() => {
  onlineManager.setOnline(true);
  server.events.removeAllListeners();
  server.resetHandlers();
});

/** Revokes a product, its key and its app, all decided on at once. */
async function revokeAllLevels(name: string) {
  const { apps } = await client.query(appsQuery(organization));
  const app = apps.find((found) => found.name === name);
  const [credential] = app?.credentials ?? [];
  if (!app || !credential) throw new Error(`no key in ${name}`);
  const key = credential.consumerKey;
  const levels: Level[] = [{ key, product: credential.products[0]?.name }, { key }, {}];
  server.events.on('request:start', ({ request }) => void seen.push(request.method));
  return levels.map((level) => carryOut(client, decide({ organization, app, level }, 'revoke')));
}

test('changes of one app wait for each other: nothing is sent while a write is open', async () => {
  let answer = () => {};
  const held = new Promise<void>((resolve) => (answer = resolve));
  const arrived = new Promise<void>((resolve) => {
    server.use(
      http.post('*/v1/*', async () => {
        resolve();
        await held;
      }),
    );
  });
  const changes = await revokeAllLevels('Checkout iOS');
  await arrived;
  expect(seen).toEqual(['GET', 'POST']);
  answer();
  const records = await Promise.all(changes);
  expect(records.map((record) => record?.outcome.ending)).toEqual(['done', 'done', 'done']);
  expect(seen.filter((method) => method === 'POST')).toHaveLength(3);
  expect(seen.join(' ')).not.toContain('POST POST');
});

test('a change is sent at once also where the browser says that it is offline', async () => {
  const { apps } = await client.query(appsQuery(organization));
  const app = apps.find(({ name }) => name === 'Checkout iOS');
  if (!app) throw new Error('no Checkout iOS');
  onlineManager.setOnline(false);
  const record = await carryOut(client, decide({ organization, app, level: {} }, 'revoke'));
  expect(record?.outcome.ending).toBe('done');
  expect(writes()).toHaveLength(1);
});

test('a mutation of the console is neither kept for later nor tried twice', async () => {
  onlineManager.setOnline(false);
  let sent = 0;
  const mutation = queryClient.getMutationCache().build<never, Error, void, unknown>(queryClient, {
    mutationFn: () => {
      sent += 1;
      throw new Error('lost');
    },
  });
  await expect(mutation.execute()).rejects.toThrow('lost');
  expect(sent).toBe(1);
});
