import { focusManager, onlineManager, QueryClient } from '@tanstack/react-query';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import { requests, server, setScenario } from '../../mocks/node.ts';
import type { Scenario } from '../../mocks/scenario-list.ts';
import type { Action } from '../access/status.ts';
import {
  lastRecordOf,
  records,
  recordsOf,
  settleUndecided,
  type FinishedOperation,
} from './log.ts';
import { appResource } from './app/app-resource.ts';
import { runOperation } from './run.ts';
import { statusChange } from './app/status-change.ts';
import { switchId, type Switch } from './app/switches.ts';
import { unconfirmedLevels } from './app/unsettled-levels.ts';
import { followUp } from './confirm/follow-up.ts';
import { resultOf } from './report/result.ts';
import {
  platforms,
  serveMockInFakeTime,
  shownOf,
  switchOf,
  writeCount,
} from './switches.for-tests.ts';
import { passTime, runUntil } from './time.for-tests.ts';

// A switch that is changed again while the outcome of its last change is undecided.

const [[, organization, name]] = platforms;
let client: QueryClient;
let target: Switch;
let reported: FinishedOperation[];

serveMockInFakeTime();
beforeEach(async () => {
  client = new QueryClient();
  reported = [];
  target = await switchOf(client, [organization, name, 'key']);
});

async function change(action: Action): Promise<FinishedOperation> {
  const record = await runUntil(runOperation(client, statusChange(target, action)));
  if (!record) throw new Error('nothing was started');
  followUp(client, record.operation, (settled) => reported.push(...settled));
  return record;
}

function resource() {
  return appResource(organization, target.app.appId);
}

function fail(instead: NonNullable<Scenario['instead']>, appliesAfter?: number) {
  setScenario({
    id: 'failing',
    affects: 'writes',
    instead,
    ...(appliesAfter !== undefined && { appliesAfter }),
  });
}

function endings() {
  return records().map(({ outcome }) => outcome?.ending);
}

function unconfirmed() {
  return unconfirmedLevels(recordsOf(resource()));
}

describe('a change whose outcome is unknown', () => {
  test.each(['rate-limited', 'forbidden'] as const)(
    'is still followed up after a second try that is refused (%s)',
    async (refusal) => {
      fail('gateway-timeout', 31_500);
      await change('revoke');
      fail(refusal);
      await change('revoke');
      setScenario('none');
      expect(endings()).toEqual(['unknown', 'failed']);
      expect(unconfirmed()).toEqual([target.level]);
      await passTime(60_000, 500);
      expect(endings()).toEqual(['done-anyway', 'failed']);
      expect(reported.map(({ outcome }) => outcome.ending)).toEqual(['done-anyway']);
      expect(lastRecordOf(switchId(target))).toBe(records()[0]);
      expect(shownOf(client, target)).toBe('revoked');
      expect(unconfirmed()).toEqual([]);
    },
  );

  test('stays unknown after the opposite was verified, and is reported when it takes effect', async () => {
    fail('gateway-timeout', 31_500);
    await change('revoke');
    setScenario('none');
    await change('approve');
    expect(endings()).toEqual(['unknown', 'done']);
    expect(unconfirmed()).toEqual([target.level]);
    await passTime(60_000, 500);
    expect(endings()).toEqual(['done-anyway', 'done']);
    expect(reported.map(({ outcome }) => outcome.ending)).toEqual(['done-anyway']);
    expect(lastRecordOf(switchId(target))).toBe(records()[0]);
    expect(shownOf(client, target)).toBe('revoked');
  });

  test('is replaced when the same change is verified, and reading stops', async () => {
    fail('gateway-timeout');
    await change('revoke');
    setScenario('none');
    await change('revoke');
    expect(endings()).toEqual(['replaced', 'done']);
    const [first] = records();
    expect(first && resultOf(first).text).toMatch(/^Outcome not known: this status was changed/u);
    expect(unconfirmed()).toEqual([]);
    await passTime(60_000, 1000);
    const asked = requests().length;
    await passTime(5 * 60_000, 5000);
    expect(requests()).toHaveLength(asked);
  });

  test('ends as gone when its key is missing for 5 minutes', async () => {
    fail('gateway-timeout');
    await change('revoke');
    answerApp((body) => ({ ...body, credentials: [] }));
    await passTime(4 * 60_000, 5000);
    expect(endings()).toEqual(['unknown']);
    await passTime(2 * 60_000, 5000);
    focusManager.setFocused(false);
    focusManager.setFocused(true);
    await passTime(1000);
    expect(endings()).toEqual(['gone']);
    await resource().read(client);
    expect(shownOf(client, target)).toBeUndefined();
  });
});

test('a read that lags behind a verified change is repeated and is not a conflict', async () => {
  const before = await switchOf(client, [organization, name, 'key']);
  await change('revoke');
  const app = await switchOf(client, [organization, name, 'key']);
  answerApp((body) => withKeyStatus(body, 'approved'), { times: 2 });
  const undo = statusChange(app, 'approve');
  const record = await runUntil(runOperation(client, undo));
  expect(record?.outcome).toMatchObject({ ending: 'done', others: undefined });
  expect(writeCount()).toBe(2);
  expect(shownOf(client, before)).toBe('approved');
});

test.each([
  ['an empty object', {}],
  ['another resource', { name: 'weather', apiResources: [] }],
])('sends nothing when the read returns %s', async (_what, body) => {
  answerApp(() => body);
  const record = await change('revoke');
  expect(record.outcome).toMatchObject({ ending: 'not-sent', sent: false });
  expect(writeCount()).toBe(0);
});

describe('the follow-up', () => {
  test('reads again soon when the first read after a reconnect fails', async () => {
    fail('network-error', 2000);
    const running = change('revoke');
    await passTime(300);
    setScenario({ id: 'offline', affects: 'all', instead: 'network-error' });
    await running;
    await passTime(10 * 60_000, 10_000);
    onlineManager.setOnline(false);
    onlineManager.setOnline(true);
    await passTime(300);
    setScenario('none');
    await passTime(2000);
    expect(endings()).toEqual(['done-anyway']);
  });

  test('reports a later change of an app that a bulk run follows up', async () => {
    fail('gateway-timeout', 40_000);
    const bulk = await runUntil(runOperation(client, statusChange(target, 'revoke')));
    if (!bulk) throw new Error('nothing was started');
    followUp(client, bulk.operation);
    await change('revoke');
    await passTime(60_000, 500);
    expect(reported.map(({ outcome }) => outcome.ending)).toEqual(['done-anyway']);
  });

  test('of a server error ends after 5 minutes', async () => {
    fail('server-error');
    await change('revoke');
    setScenario('none');
    expect(endings()).toEqual(['failed']);
    await passTime(6 * 60_000, 5000);
    const asked = requests().length;
    focusManager.setFocused(false);
    focusManager.setFocused(true);
    await passTime(60_000, 1000);
    expect(requests()).toHaveLength(asked);
    // Someone else revokes the key later.
    answerApp((body) => withKeyStatus(body, 'revoked'));
    const app = await resource().read(client);
    expect(settleUndecided(resource(), app, Date.now())).toEqual([]);
    expect(endings()).toEqual(['failed']);
  });
});

type Body = { credentials?: { consumerKey: string; status: string }[] };

/** Changes the response of the app's URL. */
function answerApp(to: (body: Body) => object, { times = Infinity } = {}) {
  let left = times;
  server.use(
    http.get(new RegExp(`/apps/${target.app.appId}$`, 'u'), async ({ request }) => {
      if (left <= 0 || request.headers.has('x-original')) return undefined;
      left -= 1;
      const headers = { ...Object.fromEntries(request.headers), 'x-original': '1' };
      const answer = await fetch(request.url, { headers });
      return HttpResponse.json(to((await answer.json()) as Body));
    }),
  );
}

function withKeyStatus(body: Body, status: string): Body {
  const credentials = body.credentials?.map((credential) =>
    credential.consumerKey === target.level.key ? { ...credential, status } : credential,
  );
  return { ...body, credentials: credentials ?? [] };
}
