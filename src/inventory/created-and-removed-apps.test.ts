import { expect, test } from 'vitest';
import type { ListedApp } from './row.ts';
import { createOrganizationIndex } from './organization-index.ts';
import { wholeView } from './load/reader.for-tests.ts';

const appNamed = (name: string): ListedApp => ({
  appId: `id-${name}`,
  name,
  displayName: name,
  status: 'approved',
  owner: { kind: 'developer', id: 'dev-1', email: '' },
  createdAt: 1,
  lastModifiedAt: 1,
  credentials: [],
});
const bodyWith = (name: string) =>
  new TextEncoder().encode(
    JSON.stringify({ app: [{ appId: `id-${name}`, name, status: 'approved' }] }),
  ).buffer;

function indexOf(...names: string[]) {
  const index = createOrganizationIndex();
  index.upsert(names.map(appNamed));
  const shown = () =>
    index
      .query({ ...wholeView, view: { ...wholeView.view, sort: 'app', descending: false } }, 0, 9)
      .rows.map(({ name }) => name);
  return { index, shown };
}

test('a removed app is neither listed, counted, found nor suggested', () => {
  const { index, shown } = indexOf('radar', 'watch', 'alerts');
  expect(shown()).toEqual(['alerts', 'radar', 'watch']);
  expect(index.remove('id-radar', 100)).toBe(true);
  expect(index.remove('id-radar', 101)).toBe(false);
  expect(shown()).toEqual(['alerts', 'watch']);
  expect(index.query(wholeView, 0, 0)).toMatchObject({ total: 2, count: 2 });
  const query = { field: 'name', text: 'rad', known: [], language: 'en', limit: 9 } as const;
  expect(index.suggest(query).found).toEqual([]);
  expect(index.labelsOf(['id-radar']).size).toBe(0);
});

test('a page that was requested before the removal does not bring the app back, a later one does', () => {
  const { index, shown } = indexOf('radar', 'watch');
  index.remove('id-radar', 100);
  index.takePage(bodyWith('radar'), 99);
  expect(shown()).toEqual(['watch']);
  index.takePage(bodyWith('radar'), 101);
  expect(shown()).toEqual(['radar', 'watch']);
});

test('an app that was found again after its removal is listed again', () => {
  const { index, shown } = indexOf('radar');
  index.remove('id-radar', 100);
  index.patch([appNamed('radar'), appNamed('never-listed')], 101);
  expect(shown()).toEqual(['radar']);
});

test('an app that was created is listed and counted once, also if a page has it or is older', () => {
  const { index, shown } = indexOf('watch');
  expect(index.add(appNamed('radar'), 100)).toBe(true);
  expect(shown()).toEqual(['radar', 'watch']);
  index.takePage(bodyWith('radar'), 99);
  expect(index.add(appNamed('radar'), 101)).toBe(false);
  expect(shown()).toEqual(['radar', 'watch']);
  expect(index.size()).toBe(2);
});
