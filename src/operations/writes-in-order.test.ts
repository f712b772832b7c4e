import { onlineManager, QueryClient } from '@tanstack/react-query';
import { http } from 'msw';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { server, writes } from '../../mocks/node.ts';
import { appsQuery } from '../api/apps.ts';
import { queryClient } from '../query-client.ts';
import { runOperation } from './run.ts';
import { statusChange } from './app/status-change.ts';
import type { Level } from './app/switches.ts';
import { serveMock } from './switches.for-tests.ts';

const organization = 'keywarden-demo';
let client: QueryClient;
let seen: string[];

serveMock();
beforeEach(() => {
  client = new QueryClient();
  seen = [];
});
afterEach(() => server.events.removeAllListeners());

/** Revokes a product, its key and its app at the same time. */
async function revokeAllLevels(name: string) {
  const { apps } = await client.query(appsQuery(organization));
  const app = apps.find((found) => found.name === name);
  const [credential] = app?.credentials ?? [];
  if (!app || !credential) throw new Error(`no key in ${name}`);
  const key = credential.consumerKey;
  const levels: Level[] = [{ key, product: credential.products[0]?.name }, { key }, {}];
  server.events.on('request:start', ({ request }) => void seen.push(request.method));
  return levels.map((level) =>
    runOperation(client, statusChange({ organization, app, level }, 'revoke')),
  );
}

test('sends nothing for an app while a write to it is running', async () => {
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

test('sends a change at once even if the browser says that it is offline', async () => {
  const { apps } = await client.query(appsQuery(organization));
  const app = apps.find(({ name }) => name === 'Checkout iOS');
  if (!app) throw new Error('no Checkout iOS');
  onlineManager.setOnline(false);
  const record = await runOperation(
    client,
    statusChange({ organization, app, level: {} }, 'revoke'),
  );
  expect(record?.outcome.ending).toBe('done');
  expect(writes()).toHaveLength(1);
});

test('the console’s query client neither queues nor retries a mutation', async () => {
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
