import { expect, test } from 'vitest';
import { ApiError } from '../api/api-error.ts';
import type { KeyCallStats } from '../api/stats/stats.ts';
import {
  callUsageOf,
  lastUseOf,
  organizationUsage,
  type EnvironmentUsage,
} from './organization-usage.ts';
import { usageSentences } from './usage-words.ts';

const day = Date.parse('2026-11-03T00:00:00Z');
const dayMs = 86_400_000;
const radar = { key: 'key-1', email: 'Ann@acme.example', name: 'Radar' };

type Row = [email: string, app: string, ...days: number[]];
const stats = (...rows: Row[]): KeyCallStats => ({
  hasKeys: false,
  rows: rows.map(([email, app, ...days]) => ({
    values: [email, app],
    days: days.map((at) => ({ day: at, calls: 5 })),
  })),
  isTruncated: false,
  from: day - 60 * dayMs,
  until: day + dayMs,
});
const read = (name: string, ...rows: Row[]): EnvironmentUsage => ({ name, stats: stats(...rows) });
const cut = (name: string): EnvironmentUsage => ({
  name,
  stats: { ...stats(), isTruncated: true },
});
const failed = (name: string, status: number): EnvironmentUsage => ({
  name,
  error: new ApiError({ kind: 'http', host: 'apigee.example', status, message: 'no' }),
});
const loading = (name: string): EnvironmentUsage => ({ name });

test('the last day of all environments counts, with the environments that had calls on it', () => {
  const usage = organizationUsage([
    read('prod', ['ann@acme.example', 'Radar', day - 5 * dayMs, day]),
    read('test', ['ann@acme.example', 'Radar', day]),
    read(
      'dev',
      ['ann@acme.example', 'Radar', day - dayMs],
      ['bob@acme.example', 'Radar', day + dayMs],
    ),
  ]);
  expect(lastUseOf(usage, radar)).toEqual({ kind: 'used', day, environments: ['prod', 'test'] });
});

test.each<[string, string, EnvironmentUsage[]]>([
  ['every environment was read', 'unused', [read('prod'), read('test')]],
  ['one environment was refused', 'unknown', [read('prod'), failed('test', 403)]],
  ['one environment was cut off', 'unknown', [read('prod'), cut('test')]],
  ['one environment still loads', 'loading', [read('prod'), loading('test')]],
  ['there is no environment', 'unknown', []],
])('an app without a call, where %s, is %s', (_, kind, environments) => {
  const usage = organizationUsage(environments);
  expect(lastUseOf(usage, radar).kind).toBe(kind);
  expect(callUsageOf(usage)?.isComplete ?? false).toBe(kind === 'unused');
});

test('environments that are not known say nothing, and an owner without e-mail is not in statistics', () => {
  expect(lastUseOf(organizationUsage(undefined), radar).kind).toBe('loading');
  expect(lastUseOf(organizationUsage(undefined, new Error('no')), radar).kind).toBe('unknown');
  const usage = organizationUsage([read('prod')]);
  expect(lastUseOf(usage, { ...radar, email: '' }).kind).toBe('not-recorded');
});

test('calls that belong to no known app are counted, and make no app used', () => {
  const usage = organizationUsage([read('prod', ['(not set)', '(not set)', day, day + dayMs])]);
  expect(usage.callsWithoutApp).toBe(10);
  expect(usage.lastCalls.size).toBe(0);
});

test('where every environment records keys, keys are told apart, also those of other owners', () => {
  const keyed = (
    name: string,
    ...rows: [email: string, app: string, key: string, at: number][]
  ) => ({
    name,
    stats: {
      ...stats(),
      hasKeys: true,
      rows: rows.map(([email, app, key, at]) => ({
        values: [email, app, key],
        days: [{ day: at, calls: 5 }],
      })),
    },
  });
  const prod = keyed(
    'prod',
    ['ann@acme.example', 'Radar', 'key-1', day - dayMs],
    ['ann@acme.example', 'Radar', 'key-2', day],
    ['(not set)', 'Group app', 'key-3', day],
    ['(not set)', '(not set)', '(not set)', day],
  );
  const usage = organizationUsage([prod, keyed('test', ['(not set)', 'Group app', 'key-3', day])]);
  const lastOf = (key: string, email = radar.email) => lastUseOf(usage, { ...radar, key, email });
  expect(lastOf('key-1')).toMatchObject({ kind: 'used', day: day - dayMs });
  expect(lastOf('key-2')).toMatchObject({ kind: 'used', day });
  expect(lastOf('key-3', '')).toEqual({ kind: 'used', day, environments: ['prod', 'test'] });
  expect(lastOf('key-4', '')).toEqual({ kind: 'unused' });
  expect(usage.callsWithoutApp).toBe(5);
  // One environment without keys: then only the app can be told.
  const mixed = organizationUsage([prod, read('test')]);
  expect(lastUseOf(mixed, radar)).toMatchObject({ kind: 'used', day });
  expect(lastUseOf(mixed, { ...radar, email: '' }).kind).toBe('not-recorded');
});

test('each failure has its own sentence, and nothing is shown as unused then', () => {
  const sentences = (...environments: EnvironmentUsage[]) =>
    usageSentences(organizationUsage(environments)).join(' ');
  expect(sentences(read('prod'), read('test'))).toMatch(
    /^Last used: successful traffic in prod and test, up to \d\d:\d\d\.$/u,
  );
  expect(sentences(read('prod'), failed('test', 403))).toMatch(
    /^Last used: successful traffic in prod, up to .*permission to view the statistics of test\. So no app or key is shown as unused\.$/u,
  );
  expect(sentences(failed('test', 429))).toContain('Too many requests');
  expect(sentences(failed('a', 500), failed('b', 503))).toContain(
    'The statistics of a and b could not be loaded.',
  );
  expect(sentences(cut('prod'))).toContain(
    'they have more rows than were loaded. So no app or key is shown as unused.',
  );
  expect(sentences(read('prod'), loading('test'))).toContain('Usage statistics are loading.');
});
