import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { findAgain, restoreActivity } from './restored-records.ts';
import { storedRecords } from './keep-log.ts';
import { findRecord, records, recordsOf, recordSent, recordStart } from '../log.ts';
import type { Operation } from '../operation.ts';
import { deleteApp } from '../app/delete-app.ts';
import { editApp } from '../app/edit-app.ts';
import { addKey } from '../app/key/add-key.ts';
import { deleteKey } from '../app/key/delete-key.ts';
import { importKey } from '../app/key/import-key.ts';
import { addProduct, removeProduct } from '../app/key/key-products.ts';
import { appRowOf, newApp, owners, readAsState } from '../app/life-cycle.for-tests.ts';
import { runOperation } from '../run.ts';
import { statusChange } from '../app/status-change.ts';
import { connect } from '../../connection/for-tests.ts';
import { levels, mockApp, platforms, serveMock, switchOf } from '../switches.for-tests.ts';
import { undoneBy, undoOf } from '../undo.ts';

let client: QueryClient;

serveMock();
beforeEach(() => {
  vi.stubGlobal('sessionStorage', storageOf(new Map()));
  client = new QueryClient();
});

for (const [platform, organization, name] of platforms)
  for (const level of levels) {
    test(`${platform}, ${level}: what is stored has no key, and restores what a row shows`, async () => {
      const id = await revoke([organization, name, level]);
      const before = rowOf(id);
      const text = JSON.stringify(storedRecords());
      for (const { consumerKey, consumerSecret } of mockApp(organization, name).credentials) {
        expect(text).not.toContain(consumerKey.slice(0, 9));
        expect(text).not.toContain(consumerSecret);
      }
      reload();
      expect(rowOf(id)).toEqual(before);
    });

    test(`${platform}, ${level}: the undo of before a reload is found again, and linked`, async () => {
      const id = await revoke([organization, name, level]);
      reload();
      expect(await findAgain(client, recordOf(id))).toBeUndefined();
      const undo = undoOf(recordOf(id));
      expect(undo).toMatchObject({ action: 'approve', undoes: id });
      if (undo) await runOperation(client, undo);
      expect(undoneBy(id)?.outcome).toMatchObject({ ending: 'done' });
      reload();
      expect(undoneBy(id)?.operation.action).toBe('approve');
    });
  }

test('a key that the app no longer has is not found', async () => {
  const [[, organization, name]] = platforms;
  const id = await revoke([organization, name, 'key']);
  mockApp(organization, name).credentials.shift();
  reload();
  expect((await findAgain(client, recordOf(id)))?.()).toBe('The app no longer has this key.');
  expect(recordOf(id).operation.find).toBeDefined();
});

describe.each(owners)('$title', (one) => {
  const { organization, products } = one;
  const [product, manual] = products;

  test('every other change is shown as before, without its keys and what it wrote', async () => {
    const imported = {
      consumerKey: 'imported_KEY-0001',
      consumerSecret: 'imported_SECRET-0001',
      expiresInSeconds: null,
    };
    const app = async () => ({
      organization,
      app: await readAsState(organization, appRowOf(organization).appId),
    });
    const { consumerKey: key } = imported;
    const ids = [await recordOfRun(newApp(one))];
    for (const operation of [
      async () => addKey(await app(), { products: [product], expiresInMs: null }),
      async () => importKey(await app(), imported),
      async () => addProduct({ ...(await app()), key }, manual),
      async () => removeProduct({ ...(await app()), key }, manual),
      async () => editApp(await app(), { attributes: { team: 'a-secret-of-an-attribute' } }),
      async () => deleteKey({ ...(await app()), key }),
      async () => deleteApp(await app()),
    ])
      ids.push(await recordOfRun(await operation()));
    const before = ids.map(rowOf);
    expect(before.map(({ facts }) => facts.ending)).toEqual(ids.map(() => 'done'));
    const text = JSON.stringify(storedRecords());
    for (const secret of ['imported_', 'a-secret-of-an-attribute'])
      expect(text).not.toContain(secret);

    reload();
    // Nothing that is kept could undo them.
    expect(ids.map(rowOf)).toEqual(before.map((row) => ({ ...row, undo: undefined })));
    expect(ids.map((id) => recordsOf(recordOf(id).operation.resource))).toEqual(ids.map(() => []));
  });
});

test('a change that the reload interrupted is not known; a creation is kept apart until it is', async () => {
  const [, one] = owners;
  const { organization } = one;
  await recordOfRun(newApp(one));
  const { appId } = appRowOf(organization);
  const target = { organization, app: await readAsState(organization, appId) };
  const deletion = recordStart(deleteApp(target));
  recordSent(deletion);
  recordStart(addKey(target, { products: [], expiresInMs: null }));
  await vi.waitFor(() => expect(findRecord(deletion)?.account).toBe(null));
  reload();
  expect(records().map(({ operation }) => operation.action)).toEqual(['create-app', 'delete-app']);
  expect(recordOf(deletion).outcome).toMatchObject({ ending: 'unknown', sent: true });
});

async function recordOfRun(operation: Operation<never> | Operation): Promise<number> {
  const id = (await runOperation(client, operation))?.id ?? 0;
  await vi.waitFor(() => {
    expect(recordOf(id).account).toBe(null);
    if (recordOf(id).operation.key !== undefined) expect(recordOf(id).fingerprint).toBeDefined();
  });
  return id;
}

async function revoke(target: Parameters<typeof switchOf>[1]): Promise<number> {
  const finished = await runOperation(
    client,
    statusChange(await switchOf(client, target), 'revoke'),
  );
  const id = finished?.id ?? 0;
  // The code that stores the log loads with the first change.
  await vi.waitFor(() => {
    expect(recordOf(id).account).toBe(null);
    if (target[2] !== 'app') expect(recordOf(id).fingerprint).toBeDefined();
  });
  return id;
}

function recordOf(id: number) {
  const record = findRecord(id);
  if (!record?.outcome) throw new Error(`there is no finished record ${id}`);
  return { ...record, outcome: record.outcome };
}

function reload(): void {
  connect();
  expect(records()).toEqual([]);
  restoreActivity();
}

function rowOf(id: number) {
  const { operation, outcome, startedAt, fingerprint, account } = recordOf(id);
  const { texts } = operation;
  const words = [texts.label(), texts.parent(), texts.resource(), texts.owner?.(), texts.action()];
  const { ending, sent, at } = outcome;
  const values = [operation.valueIn(operation.before), operation.valueIn(outcome.state)];
  const facts = { ending, sent, at, startedAt, fingerprint, account };
  return {
    words,
    values,
    facts,
    exported: operation.describe(),
    undo: undoOf(recordOf(id))?.action,
  };
}

function storageOf(items: Map<string, string>): Storage {
  const storage = {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, text: string) => {
      items.set(name, text);
    },
    removeItem: (name: string) => void items.delete(name),
  };
  return new Proxy(storage as Storage, {
    ownKeys: () => [...items.keys()],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  });
}
