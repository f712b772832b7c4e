import { QueryClient } from '@tanstack/react-query';
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { organizationNamed } from '../../../mocks/db.ts';
import { resetMock, server, setScenario } from '../../../mocks/node.ts';
import { connect } from '../../connection/for-tests.ts';
import { appCallsQuery, appFilter, keyCallsQuery } from './stats.ts';
import { callRowsSchema } from './stats-bodies.ts';

const day = Date.parse('2026-11-03T00:00:00Z');
const dayMs = 86_400_000;
const optimized = (response: object) => ({ Response: { metaData: { errors: [] }, ...response } });
const row = (values: unknown[], ...counts: unknown[]) => ({
  identifier: { names: ['developer_email', 'developer_app'], values },
  metric: [{ env: 'prod', name: 'sum(message_count)', values: counts }],
});
const ofEnvironment = (dimension: object) => ({
  environments: [{ name: 'prod', dimensions: [dimension] }],
});
const counted = { values: ['a@b.example', 'radar'], days: [{ day, calls: 39 }] };

test.each<[string, unknown, unknown]>([
  [
    'optimized, numbers as text, days in any order and with zeros',
    optimized({
      TimeUnit: [`${day + dayMs}`, `${day}`, `${day + 2 * dayMs}`],
      stats: { data: [row(['a@b.example', 'radar'], '0.0', '39.0', '2')] },
    }),
    {
      rows: [{ ...counted, days: [...counted.days, { day: day + 2 * dayMs, calls: 2 }] }],
      isTruncated: false,
    },
  ],
  [
    'optimized, as numbers, cut off',
    optimized({
      TimeUnit: [day],
      resultTruncated: true,
      stats: { data: [row(['a@b.example', 'radar'], 39)] },
    }),
    { rows: [counted], isTruncated: true },
  ],
  [
    'optimized, without traffic',
    optimized({ stats: { data: [] } }),
    { rows: [], isTruncated: false },
  ],
  [
    'optimized, without traffic, empty fields left out',
    optimized({}),
    { rows: [], isTruncated: false },
  ],
  [
    'by environment, with a time in each value',
    ofEnvironment({
      name: 'a@b.example,radar',
      individualNames: ['a@b.example', 'radar'],
      metrics: [{ name: 'sum(message_count)', values: [{ timestamp: day + 5, value: '39.0' }] }],
    }),
    { rows: [counted], isTruncated: false },
  ],
  [
    'by environment, with joined names only',
    ofEnvironment({
      name: 'a@b.example,radar',
      metrics: [{ name: 'sum(message_count)', values: [{ timestamp: `${day}`, value: 39 }] }],
    }),
    { rows: [counted], isTruncated: false },
  ],
  [
    'by environment, without traffic',
    { environments: [{ name: 'prod' }] },
    { rows: [], isTruncated: false },
  ],
  ['an empty body', {}, null],
  ['an empty response', { Response: {} }, null],
  ['an error in the metadata', { Response: { metaData: { errors: ['no data source'] } } }, null],
  [
    'a count that is no number',
    optimized({ TimeUnit: [day], stats: { data: [row(['a@b.example', 'radar'], 'n/a')] } }),
    null,
  ],
  [
    'more counts than days',
    optimized({ TimeUnit: [day], stats: { data: [row(['a@b.example', 'radar'], 1, 2)] } }),
    null,
  ],
  [
    'fewer names than dimensions',
    optimized({ TimeUnit: [day], stats: { data: [row(['radar'], 1)] } }),
    null,
  ],
  [
    'a total without a day',
    ofEnvironment({ name: 'a@b.example,radar', metrics: [{ name: 'sum', values: ['39.0'] }] }),
    null,
  ],
])('reads a body %s', (_, body, expected) => {
  const { success, output } = v.safeParse(callRowsSchema(2), body);
  expect(success ? output : null).toEqual(expected);
});

test('a name with a quote is not asked for: how to escape it is not known', () => {
  expect(appFilter('Checkout (iOS)')).toBe("(developer_app eq 'Checkout (iOS)')");
  expect(appFilter("Bob's app")).toBeNull();
  expect(appFilter('back\\slash')).toBeNull();
});

const client = new QueryClient();
const sent: string[] = [];
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());
beforeEach(() => {
  resetMock();
  connect();
  client.clear();
  sent.length = 0;
  server.events.on('request:start', ({ request }) => void sent.push(request.url));
});
afterEach(() => server.events.removeAllListeners());

// The tests below send nine of the ten calls that a minute allows.
test.each([
  ['keywarden-demo', 'client_id'],
  ['keywarden-edge', 'developer_email'],
] as const)(
  'no key is in a request of %s, and keys are counted where they are recorded',
  async (name, dimension) => {
    const organization = organizationNamed(name);
    const app = organization?.apps.find(({ credentials }) => credentials.length > 1);
    const keys = (organization?.apps ?? []).flatMap(({ credentials }) => credentials);
    const ofApps = await client.query(appCallsQuery(name, 'prod'));
    const ofKeys = await client.query(keyCallsQuery(name, 'prod', app?.name ?? ''));
    expect(ofApps.rows.length).toBeGreaterThan(5);
    expect(ofKeys.hasKeys).toBe(dimension === 'client_id');
    const urls = sent.map(decodeURIComponent);
    expect(urls.filter((url) => url.includes('tats/')).length).toBe(2);
    expect(urls.some((url) => url.includes(`tats/${dimension}?`))).toBe(true);
    const isIn = (url: string) =>
      keys.some(
        ({ consumerKey, consumerSecret }) =>
          url.includes(consumerKey) || url.includes(consumerSecret),
      );
    expect(urls.filter(isIn)).toEqual([]);
  },
);

test('the days of the rows are within the range, and a cut-off answer says so', async () => {
  setScenario('stats-truncated');
  const { rows, isTruncated, from, until } = await client.query(
    appCallsQuery('keywarden-demo', 'prod'),
  );
  expect(isTruncated).toBe(true);
  expect(until - from).toBeGreaterThan(89 * dayMs);
  const days = rows.flatMap((found) => found.days.map(({ day: at }) => at));
  expect(days.filter((at) => at < from || at > until)).toEqual([]);
});

test('an organization that records no keys is asked by app, and a refusal is an error', async () => {
  setScenario('stats-per-app');
  const found = await client.query(keyCallsQuery('keywarden-demo', 'prod', 'Checkout Web'));
  expect(found.hasKeys).toBe(false);
  expect(found.rows.every(({ values: [email] }) => email?.includes('@'))).toBe(true);
  setScenario('stats-refused');
  await expect(client.query(appCallsQuery('keywarden-demo', 'test'))).rejects.toMatchObject({
    status: 403,
  });
});
