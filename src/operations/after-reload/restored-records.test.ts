import { QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, test, vi } from 'vitest';
import { findAgain, restoreActivity } from './restored-records.ts';
import { storedRecords } from './keep-log.ts';
import { findRecord, records } from '../log.ts';
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
