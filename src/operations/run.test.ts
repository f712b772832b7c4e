import { QueryClient } from '@tanstack/react-query';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { tables } from '../../mocks/db.ts';
import type { OwnerKind } from '../../mocks/tables.ts';
import { resetMock, server, setScenario, writes } from '../../mocks/node.ts';
import type { Action } from '../access/status.ts';
import { appQuery } from '../api/apps.ts';
import { connect } from '../connection/for-tests.ts';
import { settleOpen, undoOf } from './log.ts';
import { carryOut as carryOutNow } from './run.ts';
import { decide, statusAt, type Change, type Level, type Switch } from './status-change.ts';
import { fakeTime, realTime, runUntil } from './time.for-tests.ts';

// Every way a change can end, at each level and for each kind of owner, down to what the server knows after.

let client: QueryClient;

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());
afterEach(realTime);
beforeEach(() => {
  fakeTime();
  resetMock();
  client = new QueryClient();
  connect();
});

/** Two keys each, so that somebody else can change the one that nobody is looking at. */
const apps: [kind: OwnerKind, platform: string, organization: string, app: string][] = [
  ['developer', 'X', 'keywarden-demo', 'Checkout iOS'],
  ['appgroup', 'X', 'keywarden-demo', 'Partner Sync'],
  ['developer', 'Edge', 'keywarden-edge', 'Platform Displays'],
  ['company', 'Edge', 'keywarden-edge', 'Fare Gate'],
];

describe.each(apps)('%s on %s', (kind, _platform, organization, name) => {
  describe.each(['app', 'key', 'product'] as const)('%s', (level) => {
    const look = () => lookAt(organization, name, level);

    test('done, and undone without a trace', async () => {
      const untouched = whole();
      const { target, status } = await look();
      const done = await carryOut(client, decide(target, 'revoke'));
      expect(done?.outcome).toMatchObject({ ending: 'done', error: undefined });
      expect(await status()).toBe('revoked');
      expect(targets()).toHaveLength(1);
      expect(whole()).not.toEqual(untouched);

      const undo = done && undoOf(done);
      expect(undo?.action).toBe('approve');
      expect((undo && (await carryOut(client, undo)))?.outcome.ending).toBe('done');
      expect(targets()).toHaveLength(2);
      expect(whole()).toEqual(untouched);
      // Taken back once, there is nothing left to take back.
      expect(done && undoOf(done)).toBeNull();
    });

    test.each([
      ['ignored', 'unconfirmed', 'approved', 1],
      ['reply-lost', 'done-anyway', 'revoked', 1],
      ['fails-after-applying', 'done-anyway', 'revoked', 1],
      ['connection-lost', 'unknown', 'approved', 1],
      ['html-error', 'unknown', 'approved', 1],
      ['no-reply', 'unknown', 'approved', 1],
      ['forbidden', 'failed', 'approved', 1],
      ['rate-limited', 'failed', 'approved', 1],
      ['server-error', 'failed', 'approved', 1],
      ['connection-lost-after', 'unverified', 'revoked', 1],
      ['connection-lost-reads', 'not-sent', 'approved', 0],
      ['forbidden-reads', 'unverified', 'revoked', 1],
    ])('%s: %s', async (scenario, ending, really, sent) => {
      const { target, status } = await look();
      setScenario(scenario);
      const record = await carryOut(client, decide(target, 'revoke'));
      expect(record?.outcome.ending).toBe(ending);
      expect(targets()).toHaveLength(sent);
      setScenario('none');
      expect(await status()).toBe(really);
      expect(targets(), 'nothing is made up for').toHaveLength(sent);
    });

    test('somebody else changed the app: nothing is sent until it was decided', async () => {
      setScenario('changed-meanwhile');
      const { target, status } = await look();
      const first = await carryOut(client, decide(target, 'revoke'));
      expect(first?.outcome.ending).toBe('conflict');
      expect(targets()).toEqual([]);
      expect(await status()).toBe('approved');

      const now = first?.outcome.app ?? target.app;
      const second = await carryOut(client, decide({ ...target, app: now }, 'revoke'));
      expect(second?.outcome.ending).toBe('done');
      expect(targets()).toHaveLength(1);
      expect(await status()).toBe('revoked');
    });

    test('what is so already is not sent', async () => {
      const { target } = await look();
      const seenLongAgo = decide(target, 'revoke');
      await carryOut(client, decide(target, 'revoke'));
      const record = await carryOut(new QueryClient(), seenLongAgo);
      expect(record?.outcome.ending).toBe('already');
      expect(targets()).toHaveLength(1);
    });

    test('wanted twice at once, it is sent once', async () => {
      const { target } = await look();
      const both = ['revoke', 'revoke'].map((action) =>
        carryOut(client, decide(target, action as Action)),
      );
      const [first, second] = await Promise.all(both);
      expect([first?.outcome.ending, second]).toEqual(['done', null]);
      expect(targets()).toHaveLength(1);
    });
  });

  test('one change after the other: what this tab did itself is no surprise', async () => {
    const levels = ['product', 'key', 'app'] as const;
    const looks = await Promise.all(levels.map((level) => lookAt(organization, name, level)));
    const records = await Promise.all(
      looks.map(({ target }) => carryOut(client, decide(target, 'revoke'))),
    );
    expect(records.map((record) => record?.outcome.ending)).toEqual(['done', 'done', 'done']);
    expect(records.map((record) => record?.change.app.owner.kind)).toEqual([kind, kind, kind]);
    expect(targets()).toHaveLength(3);
  });
});

test('an app that was moved to another owner meanwhile is sent for there', async () => {
  const { target, status } = await lookAt('keywarden-demo', 'Checkout iOS', 'app');
  const organization = tables().organizations.find(({ name }) => name === 'keywarden-demo');
  const app = organization?.apps.find(({ name }) => name === 'Checkout iOS');
  const heir = organization?.developers.find(({ email }) => email.startsWith('kwame'));
  if (!app || !heir) throw new Error('the seed has neither');
  app.owner = { kind: 'developer', id: heir.developerId };
  const record = await carryOut(client, decide(target, 'revoke'));
  expect(record?.outcome.ending).toBe('done');
  expect(targets().join('')).toContain('kwame');
  expect(await status()).toBe('revoked');
});

test('what could not be verified is settled by the next read', async () => {
  const { target } = await lookAt('keywarden-demo', 'Checkout iOS', 'product');
  setScenario('connection-lost-after');
  const record = await carryOut(client, decide(target, 'revoke'));
  expect(record?.outcome.ending).toBe('unverified');
  expect(record && undoOf(record)).toBeNull();
  setScenario('none');
  const { organization, app } = target;
  const query = appQuery(organization, app.appId);
  const read = await client.query({ ...query, staleTime: 0 });
  // The records outlive a test; this one's is among them.
  const settled = settleOpen(organization, read, Date.now() + 1).find(
    ({ id }) => id === record?.id,
  );
  expect(settled?.outcome.ending).toBe('done');
  expect(settled && undoOf(settled)?.action).toBe('approve');
  expect(settleOpen(organization, read, Date.now() + 2)).toEqual([]);
});

test('a record outlives its page, and holds no secret', async () => {
  const { target } = await lookAt('keywarden-demo', 'Checkout iOS', 'key');
  expect(JSON.stringify(target.app)).toContain('consumerSecret');
  const record = await carryOut(client, decide(target, 'revoke'));
  expect(record?.outcome.ending).toBe('done');
  expect(JSON.stringify(record)).not.toContain('consumerSecret');
});

test('a product that is gone from its key is not sent for', async () => {
  const { target } = await lookAt('keywarden-demo', 'Checkout iOS', 'product');
  const { level } = target;
  const organization = tables().organizations.find(({ name }) => name === 'keywarden-demo');
  const app = organization?.apps.find(({ name }) => name === 'Checkout iOS');
  for (const key of app?.credentials ?? [])
    key.products = key.products.filter(({ name }) => name !== level.product);
  const record = await carryOut(client, decide(target, 'revoke'));
  expect(record?.outcome).toMatchObject({ ending: 'gone', sent: false });
  expect(targets()).toEqual([]);
});

/** Time goes on until the change has ended. */
function carryOut(by: QueryClient, change: Change) {
  return runUntil(carryOutNow(by, change));
}

/** An app as a page shows it, and one of its switches: the first key and the first product in it. */
async function lookAt(organization: string, name: string, level: 'app' | 'key' | 'product') {
  const rows = tables().organizations.find((row) => row.name === organization)?.apps;
  const row = rows?.find((app) => app.name === name);
  const [credential] = row?.credentials ?? [];
  const [product] = credential?.products ?? [];
  if (!row || !credential || !product) throw new Error(`${name} has no key with a product`);
  const app = await client.query({ ...appQuery(organization, row.appId), staleTime: 0 });
  const switches: Record<typeof level, Level> = {
    app: {},
    key: { key: credential.consumerKey },
    product: { key: credential.consumerKey, product: product.name },
  };
  const target: Switch = { organization, app, level: switches[level] };
  return {
    target,
    /** what the server has, read anew */
    status: async () => {
      const read = await new QueryClient().query(appQuery(organization, row.appId));
      return statusAt(read, target.level);
    },
  };
}

/** Every write that the server received. */
function targets(): string[] {
  return writes().map(({ method, path, query }) => method + path + query);
}

/** Everything the server knows, but for when it was modified. */
function whole(): string {
  return JSON.stringify(tables(), (field, value: unknown) =>
    field === 'lastModifiedAt' || field === 'lastModifiedBy' ? undefined : value,
  );
}
