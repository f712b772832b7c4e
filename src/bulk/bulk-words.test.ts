import { expect, test } from 'vitest';
import type { Product } from '../api/schemas.ts';
import { changeText, countChanging } from './bulk-words.ts';
import { emptyRun } from './run/bulk-state.ts';

const orders = { name: 'orders', displayName: 'Orders API' } as Product;
const key = { mask: 'abcd…wxyz' };

test.each([
  [{}, 'Whole app'],
  [{ key }, 'Whole key'],
  [{ key, product: 'orders' }, 'Orders API'],
  [{ key, product: 'search' }, 'search'],
])('%j is shown as %s', (change, name) => {
  expect(changeText(change, new Map([['orders', orders]]))).toBe(name);
});

test('shows a product by its API name while no product is loaded', () => {
  expect(changeText({ key, product: 'orders' }, undefined)).toBe('orders');
});

test('the progress leaves out apps whose status is set already', () => {
  const run = { ...emptyRun, total: 5 };
  expect(countChanging(run, 2)).toEqual({ count: 0, total: 3 });
  expect(countChanging({ ...run, done: 2, already: 1 }, 2)).toEqual({ count: 1, total: 3 });
  expect(countChanging({ ...run, done: 5, already: 1, without: 1 }, 2)).toEqual({
    count: 3,
    total: 3,
  });
});

test('apps that have the status only since the preview do not count either', () => {
  const run = { ...emptyRun, total: 3, done: 3, already: 2 };
  expect(countChanging(run, 1)).toEqual({ count: 1, total: 1 });
});

test('a later round counts all its apps, whatever an earlier one has found', () => {
  const run = { ...emptyRun, total: 2, done: 1, already: 4 };
  expect(countChanging(run, 0)).toEqual({ count: 1, total: 2 });
});
