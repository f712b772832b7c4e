import { expect, test } from 'vitest';
import type { Product } from '../api/schemas.ts';
import { changeText } from './bulk-words.ts';

const orders = { name: 'orders', displayName: 'Orders API' } as Product;
const key = { mask: 'abcd…wxyz' };

test.each([
  [{}, 'Whole app'],
  [{ key }, 'Whole key'],
  [{ key, product: 'orders' }, 'Orders API'],
  [{ key, product: 'search' }, 'search'],
])('%j is named %s', (change, name) => {
  expect(changeText(change, new Map([['orders', orders]]))).toBe(name);
});

test('as long as no product is loaded, each has its name of the API', () => {
  expect(changeText({ key, product: 'orders' }, undefined)).toBe('orders');
});
