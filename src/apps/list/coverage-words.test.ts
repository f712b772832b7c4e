import { expect, test } from 'vitest';
import type { AppsPage } from '../../api/apps.ts';
import type { App } from '../../api/schemas.ts';
import { coverageSentence } from './coverage-words.ts';

function pageOf(apps: number, facts: Partial<AppsPage> = {}): AppsPage {
  const rows = Array.from({ length: apps }, (_, place) => ({ appId: `${place}` }) as App);
  return { apps: rows, next: null, total: undefined, skipped: [], ...facts };
}

const next = { query: {}, before: [] };
const first = pageOf(1000, { next, total: 2500 });
const foundSentence = (page: AppsPage) =>
  coverageSentence(first, { kind: 'server-filter', page }, null);

test('what the server found is complete where it ends at its own total, or says none', () => {
  expect(foundSentence(pageOf(20))).toBe('');
  expect(foundSentence(pageOf(20, { total: 20 }))).toBe('');
});

test('what the server found is a part where it ends before its own total, or repeats its pages', () => {
  const cut = '1,000 of about 2,500 apps. Apigee returned no more.';
  expect(foundSentence(pageOf(1000, { total: 2500 }))).toBe(cut);
  expect(foundSentence(pageOf(1000, { isLoop: true }))).toContain('there may be more');
});

test('what the server found is a part where more pages follow', () => {
  expect(foundSentence(pageOf(1000, { next, total: 2500 }))).toContain('2,500');
  expect(foundSentence(pageOf(1000, { next }))).toContain('1,000');
});
