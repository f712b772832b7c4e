import { QueryClient } from '@tanstack/react-query';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import { server, setScenario, writes } from '../../../mocks/node.ts';
import type { App } from '../../api/schemas.ts';
import { followUp } from '../confirm/follow-up.ts';
import { lastRecordOf } from '../log.ts';
import type { Operation } from '../operation.ts';
import { runOperation } from '../run.ts';
import { serveMockInFakeTime } from '../switches.for-tests.ts';
import { passTime, runUntil } from '../time.for-tests.ts';
import { addKey } from './key/add-key.ts';
import { deleteApp } from './delete-app.ts';
import { deleteKey } from './key/delete-key.ts';
import { importKey } from './key/import-key.ts';
import { addProduct } from './key/key-products.ts';
import {
  createdApp,
  newApp,
  owners,
  appRowOf,
  rows,
  run,
  runRecord,
  readAsState,
} from './life-cycle.for-tests.ts';
import { cacheForEachTest } from '../../query-client.for-tests.ts';

// Nothing is created twice, whatever happens to the reply or to the reads after it.

serveMockInFakeTime();
const client = cacheForEachTest();

const imported = {
  consumerKey: 'imported_KEY-0001',
  consumerSecret: 'imported_SECRET-0001',
  expiresInSeconds: null,
};

/** What is created, how a page builds its operation, and how many the server has. */
const creations = [
  {
    what: 'an app',
    build: async (one: (typeof owners)[number]) => newApp(one),
    count: (organization: string) =>
      rows(organization).apps.filter(({ name }) => name === 'New App #1').length,
    before: 0,
  },
  {
    what: 'a key',
    build: async (one: (typeof owners)[number]) =>
      addKey(await appOf(one), { products: [one.products[0]], expiresInMs: null }),
    count: (organization: string) => appRowOf(organization).credentials.length,
    before: 1,
  },
  {
    what: 'an imported key',
    build: async (one: (typeof owners)[number]) => importKey(await appOf(one), imported),
    count: (organization: string) => appRowOf(organization).credentials.length,
    before: 1,
  },
];

describe.each(owners)('$title', (one) => {
  const { organization } = one;

  describe.each(creations)('$what', ({ build, count, before }) => {
    let operation: Operation<App> | Operation<App | null>;
    let alreadySent: number;
    beforeEach(async () => {
      operation = await build(one);
      alreadySent = writes().length;
    });
    const sentWrites = () => writes().length - alreadySent;
    const start = () => runUntil(runOperation(client, operation as Operation));

    test.each([
      ['reply-lost', 'done-anyway', 1],
      ['fails-after-applying', 'done-anyway', 1],
      ['lagging-reads', 'done', 1],
      ['forbidden', 'failed', 0],
      ['rate-limited', 'failed', 0],
    ])('%s: %s', async (scenario, ending, created) => {
      setScenario(scenario);
      expect((await start())?.outcome.ending).toBe(ending);
      expect(count(organization)).toBe(before + created);
      expect(sentWrites()).toBe(1);
    });

    test.each([
      ['connection-lost-reads', 'not-sent'],
      ['forbidden-reads', 'not-sent'],
    ])('%s: %s, because it can’t be verified', async (scenario, ending) => {
      setScenario(scenario);
      expect((await start())?.outcome.ending).toBe(ending);
      expect(sentWrites()).toBe(0);
    });

    test.each([
      ['connection-lost', 'unknown'],
      ['html-error', 'unknown'],
      ['server-error', 'unknown'],
      ['ignored', 'unconfirmed'],
    ])('%s: it is not sent again until it can’t take effect any more', async (scenario, ending) => {
      setScenario(scenario);
      const record = await start();
      expect(record?.outcome.ending).toBe(ending);
      followUp(client, operation);
      expect(await start()).toBeNull();
      setScenario('none');
      expect(await start()).toBeNull();
      await passTime(6 * 60_000, 5000);
      expect(sentWrites()).toBe(1);
      // As a form does: an imported secret is dropped once the server has accepted it.
      operation = await build(one);
      expect((await start())?.outcome.ending).toBe('done');
      expect([sentWrites(), count(organization)]).toEqual([2, before + 1]);
    });

    test.each(['lagging-reads-long', 'applies-very-late'])(
      '%s: what was created is found later, and nothing is sent again',
      async (scenario) => {
        setScenario(scenario);
        const record = await start();
        expect(['unknown', 'unconfirmed']).toContain(record?.outcome.ending);
        expect(await start()).toBeNull();
        followUp(client, operation);
        await passTime(60_000, 1000);
        expect(lastRecordOf(operation.id)?.outcome?.ending).toMatch(/^done/u);
        expect((await start())?.outcome.ending).toBe('already');
        expect([sentWrites(), count(organization)]).toEqual([1, before + 1]);
      },
    );

    test('two clicks send one request', async () => {
      const both = await Promise.all([start(), start()]);
      expect(both.filter(Boolean)).toHaveLength(1);
      expect([sentWrites(), count(organization)]).toEqual([1, before + 1]);
    });
  });

  test('a name that is taken is found before anything is sent', async () => {
    await run(client, newApp(one));
    const sent = writes().length;
    const outcome = await run(new QueryClient(), newApp(one));
    expect(outcome).toMatchObject({
      ending: 'already',
      sent: false,
      state: { name: 'New App #1' },
    });
    expect(writes()).toHaveLength(sent);
  });

  test('a name that is taken at the same time is a failure, although the app exists', async () => {
    setScenario({
      id: 'taken-meanwhile',
      affects: 'writes',
      afterwards: 'name-taken',
    });
    const outcome = await run(client, newApp(one));
    expect(outcome).toMatchObject({ ending: 'failed', error: { status: 409 } });
  });

  test('a name that is taken stays a failure when a later read finds the app', async () => {
    setScenario({ id: 'taken-meanwhile', affects: 'writes', afterwards: 'name-taken' });
    server.use(http.post('*/apps', () => server.use(http.get('*', () => HttpResponse.error()))));
    const creation = newApp(one);
    const record = await runRecord(client, creation);
    expect(record.outcome).toMatchObject({ ending: 'failed', state: undefined });
    server.resetHandlers();
    followUp(client, creation);
    await passTime(60_000, 1000);
    expect(lastRecordOf(creation.id)?.outcome).toMatchObject({
      ending: 'failed',
      state: { name: 'New App #1' },
    });
  });

  test.each(['connection-lost-reads', 'forbidden-reads'])(
    '%s: nothing is deleted without the read before it',
    async (scenario) => {
      const app = await createdApp(client, one);
      const key = app.credentials[0]?.consumerKey ?? '';
      const sent = writes().length;
      setScenario(scenario);
      const target = { organization, app, key };
      expect((await run(client, deleteKey(target))).ending).toBe('not-sent');
      expect((await run(client, deleteApp(target))).ending).toBe('not-sent');
      expect(writes()).toHaveLength(sent);
    },
  );

  test('after the second call of an import fails, only that call is sent again', async () => {
    const app = await createdApp(client, one);
    const sent = writes().length;
    setScenario('import-half-done');
    const first = await run(client, importKey({ organization, app }, imported));
    expect(first.ending).toBe('done');
    const target = { organization, app: first.state ?? app, key: imported.consumerKey };
    const second = await run(client, addProduct(target, one.products[0]));
    expect(second.ending).toBe('failed');
    const key = () =>
      appRowOf(organization).credentials.find(
        ({ consumerKey }) => consumerKey === imported.consumerKey,
      );
    expect(key()?.products).toEqual([]);
    const third = await run(client, addProduct(target, one.products[0]));
    expect(third.ending).toBe('done');
    expect(key()?.products).toEqual([{ name: one.products[0], status: 'approved' }]);
    expect(writes()).toHaveLength(sent + 3);
  });

  test.each([
    ['an HTML page', () => new HttpResponse('<h1>Not found</h1>', { status: 404 })],
    [
      'a proxy',
      () =>
        HttpResponse.json(
          { fault: { detail: { errorcode: 'messaging.adaptors.http.flow.ApplicationNotFound' } } },
          { status: 404 },
        ),
    ],
    [
      'a missing organization',
      () =>
        HttpResponse.json(
          { code: 'organizations.OrganizationDoesNotExist', message: 'No' },
          { status: 404 },
        ),
    ],
  ])('a 404 of %s does not say that an app is deleted, or free to create', async (_, reply) => {
    const app = await createdApp(client, one);
    const sent = writes().length;
    server.use(http.get('*', reply));
    expect((await run(client, deleteApp({ organization, app }))).ending).toBe('not-sent');
    expect((await run(client, newApp(one, 'Other'))).ending).toBe('not-sent');
    expect(writes()).toHaveLength(sent);
  });

  test('an app whose deletion got no reply is found to be gone', async () => {
    const app = await createdApp(client, one);
    setScenario('reply-lost');
    const record = await runRecord(client, deleteApp({ organization, app }));
    expect(record.outcome.ending).toBe('done-anyway');
    setScenario('none');
    expect((await run(client, deleteApp({ organization, app }))).ending).toBe('already');
  });
});

async function appOf(one: (typeof owners)[number]) {
  await run(client, newApp(one));
  const { appId } = appRowOf(one.organization);
  return { organization: one.organization, app: await readAsState(one.organization, appId) };
}
