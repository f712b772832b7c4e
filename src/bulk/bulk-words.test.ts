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
])('%j is shown as %s', (change, name) => {
  expect(changeText(change, new Map([['orders', orders]]))).toBe(name);
});

test('shows a product by its API name while no product is loaded', () => {
  expect(changeText({ key, product: 'orders' }, undefined)).toBe('orders');
});
