import * as v from 'valibot';
import { beforeAll, expect, test } from 'vitest';
import { ApiError } from '../api/api-error.ts';
import { appSchema } from '../api/schemas.ts';
import type { ActivityRecord } from '../operations/log.ts';
import { statusChange } from '../operations/app/status-change.ts';
import type { Level } from '../operations/app/switches.ts';
import type { Outcome } from '../operations/operation.ts';
import { setConnections } from '../connection/connection.ts';
import { activityJson } from './activity-export.ts';

const key = 'giIC9Au6XP82wJ1oxZuQU4L75OdNKLhb';
const secret = 'pFLNKGxkyLMEOgPQ';
const organization = 'keywarden-demo';
const start = Date.UTC(2026, 10, 21, 11);

function appWith(status: string, email?: string) {
  const apiProducts = [{ apiproduct: 'orders', status }];
  const credentials = [{ consumerKey: key, consumerSecret: secret, status, apiProducts }];
  const owner = { developerId: 'd', developerEmail: email };
  return v.parse(appSchema, { appId: 'a', name: 'Shop', status, credentials, ...owner });
}

function recordOf(level: Level, outcome?: Omit<Outcome, 'at'>): ActivityRecord {
  const app = appWith('approved', 'amelia@brightcart.example');
  return {
    id: 1,
    startedAt: start,
    operation: statusChange({ organization, app, level }, 'revoke', start - 1),
    ...(outcome && { outcome: { ...outcome, at: start + 1234 } }),
    ...(level.key && { fingerprint: 'sha256:0123456789abcdef' }),
  };
}

function exported(record: ActivityRecord): Record<string, unknown> {
  const { entries } = JSON.parse(activityJson([record], start)) as {
    entries: [Record<string, unknown>];
  };
  return entries[0];
}

beforeAll(() =>
  setConnections({
    connections: [
      { name: 'X', platform: 'x', baseUrl: 'https://x.example/v1', propagationSeconds: 60 },
    ],
  }),
);

test('exports a verified change with its request ID', () => {
  const outcome = {
    ending: 'done',
    sent: true,
    state: appWith('revoked'),
    requestId: 'abc-1',
  } as const;
  expect(exported(recordOf({ key, product: 'orders' }, outcome))).toEqual({
    startedAt: '2026-11-21T11:00:00.000Z',
    organization,
    platform: 'x',
    account: null,
    app: {
      appId: 'a',
      name: 'Shop',
      owner: { kind: 'developer', id: 'd', email: 'amelia@brightcart.example' },
    },
    level: 'product',
    key: { masked: 'giIC…KLhb', fingerprint: 'sha256:0123456789abcdef' },
    product: 'orders',
    action: 'revoke',
    before: 'approved',
    after: 'revoked',
    ending: 'done',
    sent: true,
    finishedAt: '2026-11-21T11:00:01.234Z',
    durationMs: 1234,
    gatewaysUntil: '2026-11-21T11:01:01.234Z',
    requestId: 'abc-1',
  });
});

test('exports the error of the server and the request ID of a failed change', () => {
  const error = new ApiError({
    kind: 'http',
    host: 'x.example',
    status: 500,
    code: 'INTERNAL',
    message: 'Internal error encountered.',
    requestId: 'abc-2',
  });
  expect(exported(recordOf({ key }, { ending: 'failed', sent: true, error }))).toMatchObject({
    level: 'key',
    before: 'approved',
    after: null,
    ending: 'failed',
    gatewaysUntil: null,
    requestId: 'abc-2',
    error: {
      kind: 'http',
      status: 500,
      code: 'INTERNAL',
      message: 'Internal error encountered.',
    },
  });
});

test('the account that was signed in is named where it is known', () => {
  const record = recordOf({ key });
  expect(exported(record)).toMatchObject({ account: null });
  expect(exported({ ...record, account: 'zoe@brightcart.example' })).toMatchObject({
    account: 'zoe@brightcart.example',
  });
});

test('a change under way has neither an end nor an outcome', () => {
  const entry = exported(recordOf({}));
  expect(entry).toMatchObject({ level: 'app', before: 'approved', after: null });
  for (const field of ['ending', 'finishedAt', 'durationMs', 'requestId', 'key', 'product'])
    expect(entry).not.toHaveProperty(field);
});

test('no key and no secret is in it, though the records hold them', () => {
  const levels = [{}, { key }, { key, product: 'orders' }];
  const records = levels.map((level) =>
    recordOf(level, { ending: 'done', sent: true, state: appWith('revoked') }),
  );
  expect(JSON.stringify(records)).toContain(key);
  expect(JSON.stringify(records)).toContain(secret);
  const text = activityJson(records, start);
  expect(text).not.toContain(key);
  expect(text).not.toContain(secret);
});
