import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { tables } from '../../mocks/db.ts';
import type { OwnerKind } from '../../mocks/tables.ts';
import { setScenario, writes } from '../../mocks/node.ts';
import type { Action } from '../access/status.ts';
import { appQuery } from '../api/apps.ts';
import type { App } from '../api/schemas.ts';
import { settleUndecided } from './log.ts';
import { undoOf } from './undo.ts';
import { runOperation as runOperationNow } from './run.ts';
import { statusChange } from './app/status-change.ts';
import { appResourceId, statusAt } from './app/switches.ts';
import type { Operation } from './operation.ts';
import { levels, mockApp, serveMockInFakeTime, switchOf } from './switches.for-tests.ts';
import { runUntil } from './time.for-tests.ts';

// Every ending of a change, at each level and for each kind of owner, with the server's state afterwards.

let client: QueryClient;

serveMockInFakeTime();
beforeEach(() => {
  client = new QueryClient();
});

/** Two keys each, so that someone else can change the other one. */
const apps: [kind: OwnerKind, platform: string, organization: string, app: string][] = [
  ['developer', 'X', 'keywarden-demo', 'Checkout iOS'],
  ['appgroup', 'X', 'keywarden-demo', 'Partner Sync'],
  ['developer', 'Edge', 'keywarden-edge', 'Platform Displays'],
  ['company', 'Edge', 'keywarden-edge', 'Fare Gate'],
];

describe.each(apps)('%s on %s', (kind, _platform, organization, name) => {
  describe.each(levels)('%s', (level) => {
    const read = () => readSwitch(organization, name, level);

    test('a change and its undo leave the server as before', async () => {
      const before = serverState();
      const { target, status } = await read();
      const done = await runOperation(client, statusChange(target, 'revoke'));
      expect(done?.outcome).toMatchObject({ ending: 'done', error: undefined });
      expect(await status()).toBe('revoked');
      expect(sentWrites()).toHaveLength(1);
      expect(serverState()).not.toEqual(before);

      const undo = done && undoOf(done);
      expect(undo?.action).toBe('approve');
      expect((undo && (await runOperation(client, undo)))?.outcome.ending).toBe('done');
      expect(sentWrites()).toHaveLength(2);
      expect(serverState()).toEqual(before);
      // What was undone can't be undone again.
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
      const { target, status } = await read();
      setScenario(scenario);
      const record = await runOperation(client, statusChange(target, 'revoke'));
      expect(record?.outcome.ending).toBe(ending);
      expect(sentWrites()).toHaveLength(sent);
      setScenario('none');
      expect(await status()).toBe(really);
      expect(sentWrites(), 'nothing is sent later').toHaveLength(sent);
    });

    test.each(['forbidden-reads', 'server-error-reads', 'html-error-reads'])(
      '%s: an approval is not sent, because someone else may have revoked',
      async (scenario) => {
        const { target } = await read();
        await runOperation(client, statusChange(target, 'revoke'));
        const { target: revoked, status } = await read();
        setScenario(scenario);
        const record = await runOperation(client, statusChange(revoked, 'approve'));
        expect(record?.outcome.ending).toBe('not-sent');
        setScenario('none');
        expect(await status()).toBe('revoked');
        expect(sentWrites()).toHaveLength(1);
      },
    );

    test('after a conflict, nothing is sent until the user confirms', async () => {
      setScenario('changed-meanwhile');
      const { target, status } = await read();
      const first = await runOperation(client, statusChange(target, 'revoke'));
      expect(first?.outcome.ending).toBe('conflict');
      expect(sentWrites()).toEqual([]);
      expect(await status()).toBe('approved');

      const now = (first?.outcome.state as App | undefined) ?? target.app;
      const second = await runOperation(client, statusChange({ ...target, app: now }, 'revoke'));
      expect(second?.outcome.ending).toBe('done');
      expect(sentWrites()).toHaveLength(1);
      expect(await status()).toBe('revoked');
    });

    test('sends no request when the status is already set', async () => {
      const { target } = await read();
      const seenLongAgo = statusChange(target, 'revoke');
      await runOperation(client, statusChange(target, 'revoke'));
      const record = await runOperation(new QueryClient(), seenLongAgo);
      expect(record?.outcome.ending).toBe('already');
      expect(sentWrites()).toHaveLength(1);
    });

    test('two identical simultaneous changes send one request', async () => {
      const { target } = await read();
      const start = vi.fn<() => void>();
      const both = ['revoke', 'revoke'].map((action) =>
        runOperation(client, statusChange(target, action as Action), { start }),
      );
      const [first, second] = await Promise.all(both);
      expect([first?.outcome.ending, second]).toEqual(['done', null]);
      expect(start, 'only what was started is announced').toHaveBeenCalledOnce();
      expect(sentWrites()).toHaveLength(1);
    });
  });

  test('this tab’s own changes are not a conflict', async () => {
    const bottomUp = ['product', 'key', 'app'] as const;
    const targets = await Promise.all(
      bottomUp.map((level) => switchOf(client, [organization, name, level])),
    );
    const records = await Promise.all(
      targets.map((target) => runOperation(client, statusChange(target, 'revoke'))),
    );
    expect(records.map((record) => record?.outcome.ending)).toEqual(['done', 'done', 'done']);
    expect(
      records.map((record) => (record?.operation.before as App | undefined)?.owner.kind),
    ).toEqual([kind, kind, kind]);
    expect(sentWrites()).toHaveLength(3);
  });
});

test('sends to the new owner when the app was moved meanwhile', async () => {
  const { target, status } = await readSwitch('keywarden-demo', 'Checkout iOS', 'app');
  const organization = tables().organizations.find(({ name }) => name === 'keywarden-demo');
  const newOwner = organization?.developers.find(({ email }) => email.startsWith('kwame'));
  if (!newOwner) throw new Error('the seed has no developer kwame');
  mockApp('keywarden-demo', 'Checkout iOS').owner = { kind: 'developer', id: newOwner.developerId };
  const record = await runOperation(client, statusChange(target, 'revoke'));
  expect(record?.outcome.ending).toBe('done');
  expect(sentWrites().join('')).toContain('kwame');
  expect(await status()).toBe('revoked');
});

test('an unverified change is settled by the next read', async () => {
  const { target } = await readSwitch('keywarden-demo', 'Checkout iOS', 'product');
  setScenario('connection-lost-after');
  const record = await runOperation(client, statusChange(target, 'revoke'));
  expect(record?.outcome.ending).toBe('unverified');
  expect(record && undoOf(record)).toBeNull();
  setScenario('none');
  const { organization, app } = target;
  const resource = appResourceId(organization, app.appId);
  const query = appQuery(organization, app.appId);
  const read = await client.query({ ...query, staleTime: 0 });
  const settled = settleUndecided(resource, read, Date.now() + 1).find(
    ({ id }) => id === record?.id,
  );
  expect(settled?.outcome.ending).toBe('done');
  expect(settled && undoOf(settled)?.action).toBe('approve');
  expect(settleUndecided(resource, read, Date.now() + 2)).toEqual([]);
});

test('a record holds no secret', async () => {
  const { target } = await readSwitch('keywarden-demo', 'Checkout iOS', 'key');
  expect(JSON.stringify(target.app)).toContain('consumerSecret');
  const record = await runOperation(client, statusChange(target, 'revoke'));
  expect(record?.outcome.ending).toBe('done');
  expect(JSON.stringify(record)).not.toContain('consumerSecret');
});

test('sends nothing for a product that was removed from its key', async () => {
  const { target } = await readSwitch('keywarden-demo', 'Checkout iOS', 'product');
  const { level } = target;
  for (const key of mockApp('keywarden-demo', 'Checkout iOS').credentials)
    key.products = key.products.filter(({ name }) => name !== level.product);
  const record = await runOperation(client, statusChange(target, 'revoke'));
  expect(record?.outcome).toMatchObject({ ending: 'gone', sent: false });
  expect(sentWrites()).toEqual([]);
});

/** Runs an operation, and advances fake time until it has ended. */
function runOperation(
  by: QueryClient,
  operation: Operation,
  on?: Parameters<typeof runOperationNow>[2],
) {
  return runUntil(runOperationNow(by, operation, on));
}

/** A switch as a page loads it, and its status as the server has it later. */
async function readSwitch(organization: string, name: string, level: (typeof levels)[number]) {
  const target = await switchOf(client, [organization, name, level]);
  return {
    target,
    status: async () => {
      const read = await new QueryClient().query(appQuery(organization, target.app.appId));
      return statusAt(read, target.level);
    },
  };
}

/** The writes that the mock received. */
function sentWrites(): string[] {
  return writes().map(({ method, path, query }) => method + path + query);
}

/** The mock's tables, without times and authors of modifications. */
function serverState(): string {
  return JSON.stringify(tables(), (field, value: unknown) =>
    field === 'lastModifiedAt' || field === 'lastModifiedBy' ? undefined : value,
  );
}
