import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { setScenario, writes } from '../../../mocks/node.ts';
import { connect } from '../../connection/for-tests.ts';
import { addKey, createdKeys } from '../app/key/add-key.ts';
import { importKey } from '../app/key/import-key.ts';
import { appRowOf, newApp, owners, readAsState, rows, run } from '../app/life-cycle.for-tests.ts';
import type { App } from '../../api/schemas.ts';
import type { Operation } from '../operation.ts';
import { runInDialog } from '../run-in-dialog.ts';
import { serveMockInFakeTime } from '../switches.for-tests.ts';
import { passTime, runUntil } from '../time.for-tests.ts';

// A creation whose reply was lost is not sent again after the page was reloaded.

const imported = {
  consumerKey: 'imported_KEY-0001',
  consumerSecret: 'imported_SECRET-0001',
  expiresInSeconds: null,
};

let client: QueryClient;
let storage: Map<string, string>;

serveMockInFakeTime();
beforeEach(() => {
  storage = new Map();
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => storage.get(name) ?? null,
    setItem: (name: string, text: string) => storage.set(name, text),
    removeItem: (name: string) => storage.delete(name),
  });
  client = new QueryClient();
});

describe.each(owners)('$title', (one) => {
  const { organization } = one;
  const newKey = { products: [one.products[0]], expiresInMs: null };
  const start = (operation: unknown) =>
    runUntil(runInDialog(client, operation as Operation, () => true));
  const appOf = async () => ({
    organization,
    app: await readAsState(organization, appRowOf(organization).appId),
  });

  test('an app is found', async () => {
    setScenario('applies-very-late');
    await start(newApp(one));
    reload();
    await passTime(40_000, 5000);
    const record = await start(newApp(one));
    expect(record).toMatchObject({ isFromBefore: true, outcome: { ending: 'done-anyway' } });
    expect(writes()).toHaveLength(1);
    expect(rows(organization).apps.filter(({ name }) => name === 'New App #1')).toHaveLength(1);
  });

  test('a key is found, although the page shows it already', async () => {
    await run(client, newApp(one));
    setScenario('applies-very-late');
    expect((await start(addKey(await appOf(), newKey)))?.outcome.ending).toBe('unknown');
    const stored = JSON.stringify([...storage]);
    for (const { consumerKey } of appRowOf(organization).credentials)
      expect(stored).not.toContain(consumerKey);
    reload();
    await passTime(40_000, 5000);
    const [created] = appRowOf(organization).credentials;
    const record = await start(addKey(await appOf(), newKey));
    expect(record).toMatchObject({ isFromBefore: true, outcome: { ending: 'done-anyway' } });
    expect(keysOf(record)).toEqual([created?.consumerKey]);
    expect(appRowOf(organization).credentials).toHaveLength(2);
    // It is told once: the next key is a new one.
    setScenario('none');
    expect((await start(addKey(await appOf(), newKey)))?.outcome.ending).toBe('done');
    expect(appRowOf(organization).credentials).toHaveLength(3);
  });

  test('a key is not sent again while it may still appear, but later', async () => {
    await run(client, newApp(one));
    setScenario('connection-lost');
    await start(addKey(await appOf(), newKey));
    reload();
    setScenario('none');
    const sent = writes().length;
    const record = await start(addKey(await appOf(), newKey));
    expect(record).toMatchObject({ isFromBefore: true, outcome: { ending: 'unknown' } });
    await start(addKey(await appOf(), newKey));
    expect(writes()).toHaveLength(sent);
    reload();
    await passTime(6 * 60_000, 20_000);
    expect((await start(addKey(await appOf(), newKey)))?.outcome.ending).toBe('done');
    expect(appRowOf(organization).credentials).toHaveLength(2);
    expect(sentCreations()).toEqual([]);
  });

  test('an imported key is found', async () => {
    await run(client, newApp(one));
    setScenario('applies-very-late');
    await start(importKey(await appOf(), imported));
    expect(JSON.stringify([...storage])).not.toContain('imported');
    reload();
    await passTime(40_000, 5000);
    const sent = writes().length;
    const record = await start(importKey(await appOf(), imported));
    expect(record).toMatchObject({ isFromBefore: true, outcome: { ending: 'done-anyway' } });
    expect(writes()).toHaveLength(sent);
  });

  test('nothing is kept of a creation whose outcome is known', async () => {
    await start(newApp(one));
    setScenario('forbidden');
    await start(addKey(await appOf(), newKey));
    expect(sentCreations()).toEqual([]);
  });

  function keysOf(record: Awaited<ReturnType<typeof start>>) {
    const { operation, outcome } = record ?? {};
    const target = { organization, app: operation?.before as App };
    return createdKeys(target, newKey, outcome?.state as App).map((key) => key.consumerKey);
  }
});

function sentCreations(): string[] {
  return [...storage.keys()].filter((name) => name.startsWith('keywarden-creation-'));
}

// Empties the log, as a reload does.
function reload(): void {
  connect();
  client = new QueryClient();
}
