import { expect, test } from 'vitest';
import { setScenario } from '../../../mocks/node.ts';
import { findRecord } from '../../operations/log.ts';
import { runBulk } from './bulk-run.ts';
import { appsInMock, approvedInMock, tasksToRevoke, statusInMock } from './bulk-run.for-tests.ts';
import { emptyRun, type BulkRun, type Task } from './bulk-state.ts';
import { tasksOf } from './bulk-tasks.ts';
import { revocationOf, undoRound, unsettledIn } from './bulk-undo.ts';
import { checkUnconfirmed, updatedRun } from './bulk-unconfirmed.ts';
import { appIdIn } from '../../operations/app/switches.ts';
import { serveMockInFakeTime } from '../../operations/switches.for-tests.ts';
import { passTime, runUntil } from '../../operations/time.for-tests.ts';
import { cacheForEachTest } from '../../query-client.for-tests.ts';

serveMockInFakeTime();
const client = cacheForEachTest();

test('undo keeps unconfirmed changes, and can undo them when the server applies them later', async () => {
  const { ids, run } = await revokeTwoAndLoseOne({ appliesAfter: 60_000 });
  const first = undoRound(run, null);
  expect(first.tasks.map(({ resource }) => appIdIn(resource) ?? '').toSorted()).toEqual(
    ids.slice(0, 2).toSorted(),
  );
  expect(appIdsOf(first.beforeUndo)).toEqual(ids.slice(2));

  setScenario('none');
  const undone = await go(first.tasks, first.from);
  expect(undone.changed).toHaveLength(2);
  expect(ids.map(statusInMock)).toEqual(['approved', 'approved', 'approved']);
  expect(appIdsOf(updatedRun(first.beforeUndo, findRecord))).toEqual(ids.slice(2));

  await passTime(90_000, 500);
  expect(ids.map(statusInMock)).toEqual(['approved', 'approved', 'revoked']);
  const applied = updatedRun(first.beforeUndo, findRecord);
  expect(appIdsOf(applied)).toEqual([]);
  expect(applied.changed.map(({ operation }) => appIdIn(operation.resource))).toEqual(ids.slice(2));

  const second = undoRound(undone, applied);
  expect(appIdsOf(second.beforeUndo)).toEqual([]);
  const all = await go(second.tasks, second.from);
  expect(all.changed).toHaveLength(3);
  expect(ids.map(statusInMock)).toEqual(['approved', 'approved', 'approved']);
});

test('Check again settles the changes that undo left for later', async () => {
  const { ids, run } = await revokeTwoAndLoseOne({ appliesAfter: 12_000 });
  const { beforeUndo } = undoRound(run, null);
  await passTime(3000);
  await runUntil(checkUnconfirmed(client, unsettledIn(beforeUndo)));
  expect(statusInMock(ids[2] ?? '')).toBe('revoked');
  expect(updatedRun(beforeUndo, findRecord).changed).toHaveLength(1);
});

test('a change that was not applied within 5 minutes can still be checked', async () => {
  const { ids, run } = await revokeTwoAndLoseOne({});
  const { beforeUndo } = undoRound(run, null);
  await passTime(5 * 60_000 + 30_000, 5000);
  const later = updatedRun(beforeUndo, findRecord);
  expect(later.failures).toMatchObject([
    { reason: { record: { outcome: { ending: 'not-applied' } } } },
  ]);
  expect(appIdsOf(later)).toEqual(ids.slice(2));
  expect(appIdsOf(undoRound(run, later).beforeUndo)).toEqual(ids.slice(2));
});

test('a change that failed with a 5xx and took effect later counts as changed, and is undone', async () => {
  const [id = ''] = approvedInMock(1);
  setScenario({ id: 'late', affects: 'writes', instead: 'server-error', appliesAfter: 4000 });
  const run = await go(tasksToRevoke([id]));
  expect(run).toMatchObject({ changed: [], failures: [{}] });
  setScenario('none');
  await passTime(60_000, 500);
  expect(statusInMock(id)).toBe('revoked');
  const later = updatedRun(run, findRecord);
  expect(later).toMatchObject({ changed: [{}], failures: [] });
  await go(undoRound(later, null).tasks);
  expect(statusInMock(id)).toBe('approved');
});

test('undo does not leave refused changes for later', async () => {
  const [id = ''] = approvedInMock(1);
  setScenario('forbidden');
  const run = await go(tasksToRevoke([id]));
  expect(run.failures).toHaveLength(1);
  expect(undoRound(run, null)).toMatchObject({ tasks: [], beforeUndo: { unconfirmed: [] } });
});

test('the undo of an approval is previewed as a revocation of what that approved', async () => {
  const ids = approvedInMock(2);
  const app = appsInMock().find(({ appId }) => ids.includes(appId));
  const [revoked] = app?.credentials ?? [];
  if (!revoked) throw new Error('the app has no key');
  revoked.status = 'revoked';
  const target = { kind: 'keys' } as const;
  const run = await go(tasksOf('keywarden-demo', ids, { action: 'approve', target }), emptyRun);
  expect(revocationOf(target, run)).toEqual({
    action: 'revoke',
    ids: [app?.appId],
    target: { kind: 'found', keys: [revoked.consumerKey] },
  });
  expect(revocationOf({ kind: 'product', product: 'orders' }, run).target).toEqual({
    kind: 'product-in-keys',
    product: 'orders',
    keys: [revoked.consumerKey],
  });
});

/** Revokes three apps; of the last one the answer is lost. */
async function revokeTwoAndLoseOne({ appliesAfter }: { appliesAfter?: number }) {
  const ids = approvedInMock(3);
  const two = await go(tasksToRevoke(ids.slice(0, 2)));
  setScenario({
    id: 'late',
    affects: 'writes',
    instead: 'gateway-timeout',
    ...(appliesAfter !== undefined && { appliesAfter }),
  });
  const run = await go(tasksToRevoke(ids.slice(2)), two);
  expect(run.changed).toHaveLength(2);
  expect(run.unconfirmed).toHaveLength(1);
  return { ids, run };
}

function go(tasks: readonly Task[], from: BulkRun = emptyRun): Promise<BulkRun> {
  const stop = new AbortController().signal;
  return runUntil(runBulk(client, { tasks, from, stop, onProgress() {} }));
}

function appIdsOf(run: BulkRun): string[] {
  return unsettledIn(run).map(({ resource }) => appIdIn(resource) ?? '');
}
