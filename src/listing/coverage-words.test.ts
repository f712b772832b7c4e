import { expect, test } from 'vitest';
import type { AppsPage } from '../api/apps.ts';
import type { App } from '../api/schemas.ts';
import { coverageSentence } from './coverage-words.ts';

function pageOf(apps: number, facts: Partial<AppsPage> = {}): AppsPage {
  const rows = Array.from({ length: apps }, (_, index) => ({ appId: `${index}` }) as App);
  return { apps: rows, next: null, total: undefined, skipped: [], ...facts };
}

const next = { query: {}, before: [] };
const first = pageOf(1000, { next, total: 2500 });
const sentenceFor = (page: AppsPage) =>
  coverageSentence(first, { kind: 'server-filter', page }, null);

test('a filtered list that reaches its total, or has no total, is complete', () => {
  expect(sentenceFor(pageOf(20))).toBe('');
  expect(sentenceFor(pageOf(20, { total: 20 }))).toBe('');
});

test('a filtered list that ends before its total, or repeats pages, is partial', () => {
  const cut = '1,000 of about 2,500 apps. Apigee returned no more.';
  expect(sentenceFor(pageOf(1000, { total: 2500 }))).toBe(cut);
  expect(sentenceFor(pageOf(1000, { isLoop: true }))).toContain('there may be more');
});

test('a filtered list with further pages is partial', () => {
  expect(sentenceFor(pageOf(1000, { next, total: 2500 }))).toContain('2,500');
  expect(sentenceFor(pageOf(1000, { next }))).toContain('1,000');
});
