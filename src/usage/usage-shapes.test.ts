import { QueryClient } from '@tanstack/react-query';
import { http, HttpResponse } from 'msw';
import { expect, test, vi } from 'vitest';
import { server } from '../../mocks/node.ts';
import { appCallsQuery, keyCallsQuery } from '../api/stats/stats.ts';
import { appCalls } from './key-calls.ts';
import { lastUseOf, organizationUsage } from './organization-usage.ts';
import { usageSentences } from './usage-words.ts';
import { serveDemo } from '../mock.for-tests.ts';

// From the answer of the server to the words of the page.

vi.mock(import('../api/http/stats-pace.ts'), () => ({ waitForStatsTurn: async () => {} }));

serveDemo();

const organization = 'keywarden-edge';
const radar = { key: 'key-1', email: 'ann@acme.example', name: 'Radar' };
const today = Math.floor(Date.now() / 86_400_000) * 86_400_000;
const row = (values: string[], ...counts: unknown[]) => ({
  identifier: { names: ['developer_email', 'developer_app'], values },
  metric: [{ name: 'sum(message_count)', values: counts }],
});
const optimized = (fields: object) => ({ Response: { metaData: { errors: [] }, ...fields } });
const ofRadar = row(['ann@acme.example', 'Radar'], '3.0');
const plain = (...values: unknown[]) => ({
  environments: [
    {
      name: 'prod',
      dimensions: [
        {
          name: 'ann@acme.example,Radar',
          individualNames: ['ann@acme.example', 'Radar'],
          metrics: [{ name: 'sum(message_count)', values }],
        },
      ],
    },
  ],
});

/** What the page says of the environment prod and of the app Radar. */
async function readProd() {
  const client = new QueryClient();
  const environment = await client.query(appCallsQuery(organization, 'prod')).then(
    (stats) => ({ name: 'prod', stats }),
    (error: unknown) => ({ name: 'prod', error }),
  );
  const usage = organizationUsage([environment]);
  return { text: usageSentences(usage).join(' '), use: lastUseOf(usage, radar).kind, usage };
}

const covered = /^Last used: successful traffic in prod, up to [\d:]+\.$/u;
const cut =
  /prod are incomplete: they have more rows than were loaded\. So no app or key is shown as unused\.$/u;
const failed =
  /^The statistics of prod could not be loaded\. So no app or key is shown as unused\.$/u;

test.each<[string, object, RegExp, string]>([
  [
    'a call today',
    optimized({ TimeUnit: [`${today}`], stats: { data: [ofRadar] } }),
    covered,
    'used',
  ],
  ['no traffic', optimized({ stats: { data: [] } }), covered, 'unused'],
  ['nothing but metadata', optimized({}), covered, 'unused'],
  [
    'traffic without an app only',
    optimized({ TimeUnit: [today], stats: { data: [row(['(not set)', '(not set)'], 7)] } }),
    covered,
    'unused',
  ],
  ['no calls, cut off', optimized({ resultTruncated: true, stats: { data: [] } }), cut, 'unknown'],
  ['the longer form', plain({ timestamp: today, value: '39.0' }), covered, 'used'],
  ['the longer form, without traffic', { environments: [{ name: 'prod' }] }, covered, 'unused'],
  ['a total without a day', plain('39.0'), failed, 'unknown'],
  ['an empty object', {}, failed, 'unknown'],
  ['an empty response', { Response: {} }, failed, 'unknown'],
  ['an error in the metadata', { Response: { metaData: { errors: ['x'] } } }, failed, 'unknown'],
  [
    'a count that is no number',
    optimized({ TimeUnit: [today], stats: { data: [row(['a@b.example', 'A'], 'n/a')] } }),
    failed,
    'unknown',
  ],
  ['a list', [], failed, 'unknown'],
])('statistics with %s', async (_, body, words, kind) => {
  server.use(http.get('*/stats/*', () => HttpResponse.json(body)));
  const { text, use } = await readProd();
  expect(text).toMatch(words);
  expect(use).toBe(kind);
});

test.each([
  [
    403,
    /^You don’t have permission to view the statistics of prod\. So no app or key is shown as unused\.$/u,
  ],
  [429, /^Too many requests: the statistics of prod could not be loaded \(429\)\. So no app/u],
  [404, failed],
  [500, failed],
])('statistics refused with status %d', async (status, words) => {
  server.use(http.get('*/stats/*', () => HttpResponse.json({}, { status })));
  const { text, use } = await readProd();
  expect(text).toMatch(words);
  expect(use).toBe('unknown');
});

test.each([
  ['a page that is no JSON', () => new HttpResponse('<html></html>')],
  ['a lost connection', () => HttpResponse.error()],
])('statistics with %s', async (_, answer) => {
  server.use(http.get('*/stats/*', answer));
  const { text, use } = await readProd();
  expect(text).toMatch(failed);
  expect(use).toBe('unknown');
});

test('after 10,000 rows no more are asked for: what is in none of them is not called unused', async () => {
  const offsets: string[] = [];
  server.use(
    http.get('*/stats/*', ({ request }) => {
      const { pathname, searchParams } = new URL(request.url);
      const offset = searchParams.get('offset') ?? '';
      offsets.push(offset);
      const isOfApps = pathname.includes('developer_app');
      const data = Array.from({ length: 1000 }, (_, index) =>
        row(['bob@acme.example', ...(isOfApps ? [`App ${Number(offset) + index}`] : [])], 1, 2),
      );
      return HttpResponse.json(
        optimized({ TimeUnit: [today - 86_400_000, today], stats: { data } }),
      );
    }),
  );
  const { text, use, usage } = await readProd();
  expect(offsets).toEqual(Array.from({ length: 10 }, (_, page) => String(page * 1000)));
  expect(text).toMatch(cut);
  expect(use).toBe('unknown');
  expect(usage.isComplete).toBe(false);
  expect(usage.lastCalls.size).toBe(10_000);
  // Of each row, only the last day is kept, with its calls.
  expect(usage.environments[0]?.stats?.rows[0]?.days).toEqual([{ day: today, calls: 3 }]);

  // The same for the keys of one app.
  const stats = await new QueryClient().query(keyCallsQuery(organization, 'prod', 'Radar'));
  const { lines } = appCalls(
    [{ name: 'prod', stats }],
    { keys: ['key-1'], email: radar.email },
    Date.now(),
  );
  expect(lines.map(({ last }) => last.kind)).toEqual(['unknown']);
});
