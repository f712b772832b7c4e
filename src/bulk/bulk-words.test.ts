import { expect, test } from 'vitest';
import { changeNamesIn } from './bulk-words.ts';

test('decisions name each product, whole key and whole app that was chosen in an app', () => {
  const levels = { one: [{}, { key: 'K' }, { key: 'K', product: 'orders' }] };
  const namesIn = changeNamesIn({ kind: 'chosen', levels });
  expect(namesIn?.('one')).toEqual(['Whole app', 'Whole key', 'orders']);
  expect(namesIn?.('other')).toEqual([]);
});

test('a request that is the same in every app names no changes', () => {
  expect(changeNamesIn({ kind: 'keys' })).toBeUndefined();
});
