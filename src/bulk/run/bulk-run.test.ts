import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { tables } from '../../../mocks/db.ts';
import { requests, server, setScenario, writes } from '../../../mocks/node.ts';
import { appsQuery } from '../../api/apps.ts';
import type { BulkTarget } from '../../inventory/bulk-plan.ts';
import { runBulk } from './bulk-run.ts';
import { appsInMock, approvedInMock, tasksToRevoke, statusInMock } from './bulk-run.for-tests.ts';
import { emptyRun, type BulkRun, type Task } from './bulk-state.ts';
import { countUndoable, retryOf, tasksOf, undoTasks } from './bulk-tasks.ts';
import { appIdIn } from '../../operations/app/switches.ts';
import { serveMock } from '../../operations/switches.for-tests.ts';
import { fakeTime, realTime, runUntil } from '../../operations/time.for-tests.ts';
import { cacheForEachTest } from '../../query-client.for-tests.ts';

const organization = 'keywarden-demo';

serveMock();
const client = cacheForEachTest();

test('sends at most ten requests in any second, three for each app', async () => {
  const ids = approvedInMock(6);
  const run = await go(tasksToRevoke(ids));
  expect(run).toMatchObject({ total: 6, done: 6, failures: [], left: [], already: 0, without: 0 });
  expect(run.changed.map(({ operation }) => appIdIn(operation.resource))).toEqual(ids);
  expect(requests()).toHaveLength(18);
  expect(writes()).toHaveLength(6);
  const times = requests().map(({ at }) => at);
  for (const [index, at] of times.entries())
    expect(
      times.filter((other) => other >= at && other < at + 1000).length,
      String(index),
    ).toBeLessThan(11);
});

test('the list shows the verified status; apps already revoked get no request', async () => {
  const { queryKey } = appsQuery(organization);
  await client.query(appsQuery(organization));
  const ids = approvedInMock(2);
  const revoked = appsInMock().find(({ status }) => status === 'revoked')?.appId ?? '';
  const run = await go(tasksToRevoke([...ids, revoked]));
  expect(run).toMatchObject({ already: 1, done: 3 });
  expect(run.changed).toHaveLength(2);
  expect(writes()).toHaveLength(2);
  const shown = client.getQueryData(queryKey)?.apps ?? [];
  expect(ids.map((id) => shown.find(({ appId }) => appId === id)?.status)).toEqual([
    'revoked',
    'revoked',
  ]);
});

test('Stop finishes the current app and leaves the rest unchanged', async () => {
  const ids = approvedInMock(6);
  const stop = new AbortController();
  const run = await go(tasksToRevoke(ids), {
    stop,
    onProgress: ({ done }) => done === 2 && setTimeout(() => stop.abort(), 150),
  });
  expect(run).toMatchObject({ done: 3, ended: 'stopped', failures: [] });
  expect(run.changed).toHaveLength(3);
  expect(run.left.map(({ resource }) => appIdIn(resource))).toEqual(ids.slice(3));
  expect(writes()).toHaveLength(3);
  expect(ids.map(statusInMock)).toEqual(['revoked', 'revoked', 'revoked', ...approvedThree]);

  const rest = await go(run.left, { from: { ...run, left: [] } });
  expect(rest).toMatchObject({ done: 3, left: [], ended: undefined });
  expect(rest.changed).toHaveLength(6);
});

const approvedThree = ['approved', 'approved', 'approved'];

test('lists each failure; a retry sends only those, and undo only what took effect', async () => {
  const before = state();
  const ids = approvedInMock(6);
  setScenario('bulk-troubles');
  const waits: number[] = [];
  const run = await go(tasksToRevoke(ids), {
    onProgress: ({ waitingUntil }) => waitingUntil !== undefined && waits.push(waitingUntil),
  });
  expect(run.failures.map(({ resource }) => appIdIn(resource))).toEqual(ids.slice(1, 5));
  expect(reasonsOf(run)).toEqual([403, 404, 429, 500]);
  expect(run.changed.map(({ operation }) => appIdIn(operation.resource))).toEqual([ids[0], ids[5]]);
  expect(writes()).toHaveLength(6);
  expect(waits).toHaveLength(1);
  const [, , , limited, next] = writes();
  expect((next?.at ?? 0) - (limited?.at ?? 0)).toBeGreaterThanOrEqual(1000);

  setScenario('none');
  const retried = await go(retryOf(run), { from: { ...run, failures: [] } });
  expect(writes().slice(6)).toHaveLength(4);
  expect(retried).toMatchObject({ failures: [], done: 4 });
  expect(countUndoable(retried)).toBe(6);

  const undone = await go(undoTasks(retried));
  expect(undone.changed).toHaveLength(6);
  expect(state()).toEqual(before);
});

test('undo sends nothing for failed changes', async () => {
  const before = state();
  setScenario('bulk-troubles');
  const run = await go(tasksToRevoke(approvedInMock(6)));
  setScenario('none');
  const undone = await go(undoTasks(run));
  expect(undone.changed).toHaveLength(2);
  expect(writes()).toHaveLength(8);
  expect(state()).toEqual(before);
});

test.each<[string, BulkTarget]>([
  ['keys', { kind: 'keys' }],
  ['a product', { kind: 'product', product: 'orders' }],
])('changes %s of an app one after the other, and undoes that', async (_title, target) => {
  const before = state();
  const app = appsInMock().find(({ name }) => name === 'Checkout iOS');
  const run = await go(tasksOf(organization, [app?.appId ?? ''], { action: 'revoke', target }));
  expect(run.changed.length).toBeGreaterThan(1);
  expect(run.changed.every(({ outcome }) => outcome.others === undefined)).toBe(true);
  expect(writes()).toHaveLength(run.changed.length);
  expect((await go(undoTasks(run))).changed).toHaveLength(countUndoable(run));
  expect(state()).toEqual(before);
});

test('sends nothing for an app that can’t be read, and continues with the rest', async () => {
  const [one = '', two = ''] = approvedInMock(2);
  const run = await go(tasksToRevoke([one, 'nobody', two]));
  expect(run.failures).toMatchObject([
    { resource: { id: 'apps/nobody' }, reason: { kind: 'unread' } },
  ]);
  expect(run.changed).toHaveLength(2);
});

test('stops when the session ends; the remaining apps are not started', async () => {
  const ids = approvedInMock(4);
  setScenario('unauthorized-writes');
  const run = await go(tasksToRevoke(ids));
  expect(run).toMatchObject({ done: 1, ended: 'signed-out' });
  expect(reasonsOf(run)).toEqual([401]);
  expect(run.left).toHaveLength(3);
  expect(writes()).toHaveLength(1);
});

test('sends nothing that needs a permission the server has refused before', async () => {
  const run = await go(tasksToRevoke(approvedInMock(1)), {
    refusedPermissions: new Set(['apigee.developerapps.manage', 'apigee.appgroupapps.manage']),
  });
  expect(run.failures).toMatchObject([{ reason: { kind: 'refused' } }]);
  expect(writes()).toEqual([]);
});

test('a change that the server accepts and ignores stays unconfirmed', async () => {
  fakeTime();
  setScenario('ignored');
  const run = await runUntil(go(tasksToRevoke(approvedInMock(1))));
  realTime();
  expect(run.changed).toEqual([]);
  expect(run.failures).toEqual([]);
  expect(run.unconfirmed).toMatchObject([
    { reason: { kind: 'ended', record: { outcome: { ending: 'unconfirmed' } } } },
  ]);
});

test('lagging reads do not delay the next app, and every change is verified', async () => {
  setScenario({ id: 'lag', affects: 'all', lag: { ms: 3000 } });
  const confirming: number[] = [];
  const run = await go(tasksToRevoke(approvedInMock(3)), {
    onProgress: (progress) => confirming.push(progress.confirming),
  });
  expect(Math.max(...confirming)).toBe(3);
  expect(run.changed).toHaveLength(3);
  expect(run.unconfirmed).toEqual([]);
  expect(writes()).toHaveLength(3);
});

test('waits for Retry-After also after an unclear response', async () => {
  fakeTime();
  let refusedAt = 0;
  const refuse = () => {
    refusedAt = Date.now();
    return new HttpResponse(null, { status: 503, headers: { 'Retry-After': '20' } });
  };
  server.use(http.post('*/v1/*', refuse, { once: true }));
  const run = await runUntil(go(tasksToRevoke(approvedInMock(2))));
  realTime();
  server.resetHandlers();
  expect(run.changed).toHaveLength(1);
  expect(run.unconfirmed).toHaveLength(1);
  // The read that checks whether the change was applied anyway.
  const isMeanwhile = ({ at }: { at: number }) => at >= refusedAt && at < refusedAt + 20_000;
  expect(requests().filter(isMeanwhile)).toHaveLength(1);
});

function go(
  tasks: readonly Task[],
  options: {
    stop?: AbortController;
    from?: BulkRun;
    refusedPermissions?: ReadonlySet<string>;
    onProgress?: (run: BulkRun) => unknown;
  } = {},
) {
  const { stop = new AbortController(), from = emptyRun, onProgress, refusedPermissions } = options;
  return runBulk(client, {
    tasks,
    from,
    ...(refusedPermissions && { refusedPermissions }),
    stop: stop.signal,
    onProgress: (run) => void onProgress?.(run),
  });
}

function reasonsOf({ failures }: BulkRun) {
  return failures.map(({ reason }) =>
    reason.kind === 'ended'
      ? (reason.record.outcome.error as { status: number }).status
      : reason.kind,
  );
}

/** The mock's tables, without times and authors of modifications. */
function state(): unknown {
  return JSON.parse(
    JSON.stringify(tables(), (name, value: unknown) =>
      name === 'lastModifiedAt' || name === 'lastModifiedBy' ? undefined : value,
    ),
  );
}
