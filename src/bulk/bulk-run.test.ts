import { QueryClient } from '@tanstack/react-query';
import { http, HttpResponse } from 'msw';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { tables } from '../../mocks/db.ts';
import { requests, resetMock, server, setScenario, writes } from '../../mocks/node.ts';
import { appsQuery } from '../api/apps.ts';
import type { What } from '../inventory/bulk-plan.ts';
import { connect } from '../connection/for-tests.ts';
import {
  nothingYet,
  retryOf,
  runBulk,
  tasksOf,
  undoable,
  undoTasks,
  type BulkRun,
  type Task,
} from './bulk-run.ts';
import { fakeTime, realTime, runUntil } from '../operations/time.for-tests.ts';

// Many changes, one after the other: how fast, what of each, and what a person can do about the rest.

let client: QueryClient;
const organization = 'keywarden-demo';

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());
beforeEach(() => {
  resetMock();
  client = new QueryClient();
  connect();
});

test('never more than ten requests in any second, three for each app', async () => {
  const ids = approved(6);
  const run = await go(revoke(ids));
  expect(run).toMatchObject({ total: 6, done: 6, failures: [], left: [], already: 0, without: 0 });
  expect(run.changed.map(({ change }) => change.app.appId)).toEqual(ids);
  expect(requests()).toHaveLength(18);
  expect(writes()).toHaveLength(6);
  const times = requests().map(({ at }) => at);
  for (const [place, at] of times.entries())
    expect(
      times.filter((other) => other >= at && other < at + 1000).length,
      String(place),
    ).toBeLessThan(11);
});

test('the list shows what was read, and what is so already is not sent', async () => {
  const { queryKey } = appsQuery(organization);
  await client.query(appsQuery(organization));
  const ids = approved(2);
  const revoked = rows().find(({ status }) => status === 'revoked')?.appId ?? '';
  const run = await go(revoke([...ids, revoked]));
  expect(run).toMatchObject({ already: 1, done: 3 });
  expect(run.changed).toHaveLength(2);
  expect(writes()).toHaveLength(2);
  const shown = client.getQueryData(queryKey)?.apps ?? [];
  expect(ids.map((id) => shown.find(({ appId }) => appId === id)?.status)).toEqual([
    'revoked',
    'revoked',
  ]);
});

test('Stop: the app under way is finished, the rest is as it was', async () => {
  const ids = approved(6);
  const stop = new AbortController();
  const run = await go(revoke(ids), {
    stop,
    onProgress: ({ done }) => done === 2 && setTimeout(() => stop.abort(), 150),
  });
  expect(run).toMatchObject({ done: 3, ended: 'stopped', failures: [] });
  expect(run.changed).toHaveLength(3);
  expect(run.left.map(({ appId }) => appId)).toEqual(ids.slice(3));
  expect(writes()).toHaveLength(3);
  expect(ids.map(statusOf)).toEqual(['revoked', 'revoked', 'revoked', ...approvedThree]);

  const rest = await go(run.left, { from: { ...run, left: [] } });
  expect(rest).toMatchObject({ done: 3, left: [], ended: undefined });
  expect(rest.changed).toHaveLength(6);
});

const approvedThree = ['approved', 'approved', 'approved'];

test('each failure is named, a retry sends those alone, and undo only what went through', async () => {
  const before = state();
  const ids = approved(6);
  setScenario('bulk-troubles');
  const waits: number[] = [];
  const run = await go(revoke(ids), {
    onProgress: ({ waitingUntil }) => waitingUntil !== undefined && waits.push(waitingUntil),
  });
  expect(run.failures.map(({ appId }) => appId)).toEqual(ids.slice(1, 5));
  expect(reasonsOf(run)).toEqual([403, 404, 429, 500]);
  expect(run.changed.map(({ change }) => change.app.appId)).toEqual([ids[0], ids[5]]);
  expect(writes()).toHaveLength(6);
  expect(waits).toHaveLength(1);
  const [, , , limited, next] = writes();
  expect((next?.at ?? 0) - (limited?.at ?? 0)).toBeGreaterThanOrEqual(1000);

  setScenario('none');
  const retried = await go(retryOf(run), { from: { ...run, failures: [] } });
  expect(writes().slice(6)).toHaveLength(4);
  expect(retried).toMatchObject({ failures: [], done: 4 });
  expect(undoable(retried)).toBe(6);

  const undone = await go(undoTasks(retried));
  expect(undone.changed).toHaveLength(6);
  expect(state()).toEqual(before);
});

test('undo sends nothing for what failed', async () => {
  const before = state();
  setScenario('bulk-troubles');
  const run = await go(revoke(approved(6)));
  setScenario('none');
  const undone = await go(undoTasks(run));
  expect(undone.changed).toHaveLength(2);
  expect(writes()).toHaveLength(8);
  expect(state()).toEqual(before);
});

test.each<[string, What]>([
  ['keys', { kind: 'keys' }],
  ['a product', { kind: 'product', product: 'orders' }],
])('%s of an app are changed one after the other, and undone', async (_what, what) => {
  const before = state();
  const app = rows().find(({ name }) => name === 'Checkout iOS');
  const run = await go(tasksOf([app?.appId ?? ''], { action: 'revoke', what }));
  expect(run.changed.length).toBeGreaterThan(1);
  expect(run.changed.every(({ outcome }) => outcome.others === undefined)).toBe(true);
  expect(writes()).toHaveLength(run.changed.length);
  expect((await go(undoTasks(run))).changed).toHaveLength(undoable(run));
  expect(state()).toEqual(before);
});

test('an app that can’t be read gets nothing sent, and the rest goes on', async () => {
  const [one = '', two = ''] = approved(2);
  const run = await go(revoke([one, 'nobody', two]));
  expect(run.failures).toMatchObject([{ appId: 'nobody', reason: { kind: 'unread' } }]);
  expect(run.changed).toHaveLength(2);
});

test('a session that ends stops it: the rest is not begun', async () => {
  const ids = approved(4);
  setScenario('unauthorized-writes');
  const run = await go(revoke(ids));
  expect(run).toMatchObject({ done: 1, ended: 'signed-out' });
  expect(reasonsOf(run)).toEqual([401]);
  expect(run.left).toHaveLength(3);
  expect(writes()).toHaveLength(1);
});

test('what the server refused before is not sent', async () => {
  const run = await go(revoke(approved(1)), {
    barred: new Set(['apigee.developerapps.manage', 'apigee.appgroupapps.manage']),
  });
  expect(run.failures).toMatchObject([{ reason: { kind: 'barred' } }]);
  expect(writes()).toEqual([]);
});

test('a change that the server accepts and ignores is not confirmed', async () => {
  fakeTime();
  setScenario('ignored');
  const run = await runUntil(go(revoke(approved(1))));
  realTime();
  expect(run.changed).toEqual([]);
  expect(run.failures).toEqual([]);
  expect(run.unconfirmed).toMatchObject([
    { reason: { kind: 'ended', record: { outcome: { ending: 'unconfirmed' } } } },
  ]);
});

test('reads that lag do not hold up the next app, and all ends verified', async () => {
  setScenario({ id: 'lag', affects: 'all', lag: { ms: 3000 } });
  const confirming: number[] = [];
  const run = await go(revoke(approved(3)), {
    onProgress: (progress) => confirming.push(progress.confirming),
  });
  expect(Math.max(...confirming)).toBe(3);
  expect(run.changed).toHaveLength(3);
  expect(run.unconfirmed).toEqual([]);
  expect(writes()).toHaveLength(3);
});

test('a server that asks to wait with an unclear answer is left alone that long', async () => {
  fakeTime();
  let refusedAt = 0;
  const refuse = () => {
    refusedAt = Date.now();
    return new HttpResponse(null, { status: 503, headers: { 'Retry-After': '20' } });
  };
  server.use(http.post('*/v1/*', refuse, { once: true }));
  const run = await runUntil(go(revoke(approved(2))));
  realTime();
  server.resetHandlers();
  expect(run.changed).toHaveLength(1);
  expect(run.unconfirmed).toHaveLength(1);
  // The one that looks whether it was applied anyway.
  const isMeanwhile = ({ at }: { at: number }) => at >= refusedAt && at < refusedAt + 20_000;
  expect(requests().filter(isMeanwhile)).toHaveLength(1);
});

function go(
  tasks: readonly Task[],
  options: {
    stop?: AbortController;
    from?: BulkRun;
    barred?: ReadonlySet<string>;
    onProgress?: (run: BulkRun) => unknown;
  } = {},
) {
  const { stop = new AbortController(), from = nothingYet, onProgress, barred } = options;
  return runBulk(client, {
    organization,
    tasks,
    from,
    ...(barred && { barred }),
    stop: stop.signal,
    onProgress: (run) => void onProgress?.(run),
  });
}

function revoke(ids: readonly string[]): Task[] {
  return tasksOf(ids, { action: 'revoke', what: { kind: 'app' } });
}

function rows() {
  return tables().organizations.find(({ name }) => name === organization)?.apps ?? [];
}

function approved(count: number): string[] {
  return rows()
    .filter(({ status, owner }) => status === 'approved' && owner.kind === 'developer')
    .slice(0, count)
    .map(({ appId }) => appId);
}

function statusOf(id: string): string | undefined {
  return rows().find(({ appId }) => appId === id)?.status;
}

function reasonsOf({ failures }: BulkRun) {
  return failures.map(({ reason }) =>
    reason.kind === 'ended'
      ? (reason.record.outcome.error as { status: number }).status
      : reason.kind,
  );
}

/** All that the server knows, but for when a row was modified and by whom. */
function state(): unknown {
  return JSON.parse(
    JSON.stringify(tables(), (name, value: unknown) =>
      name === 'lastModifiedAt' || name === 'lastModifiedBy' ? undefined : value,
    ),
  );
}
