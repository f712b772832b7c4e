import { expect, test } from 'vitest';
import { emptyWords } from './empty-words.ts';

test('shows "no apps" only if no row was skipped', () => {
  const why = { isEmpty: true, isPartial: false, skipped: 0 };
  expect(emptyWords(why)).toMatchObject({
    title: 'This organization has no apps',
    canClear: false,
  });
  expect(emptyWords({ ...why, skipped: 1 })).toBeNull();
});

test('a search without a match covers the whole organization only if no row was skipped', () => {
  const why = { isEmpty: false, isPartial: false, skipped: 0 };
  expect(emptyWords(why)?.next).toMatch(/^No app in this organization matches/u);
  expect(emptyWords({ ...why, skipped: 2 })?.next).toMatch(/^No app that can be shown matches/u);
  expect(emptyWords({ ...why, isPartial: true, skipped: 2 })?.next).toMatch(/loaded so far/u);
});
