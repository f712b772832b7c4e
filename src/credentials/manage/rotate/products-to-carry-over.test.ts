import { expect, test } from 'vitest';
import { productsToCarryOver } from './products-to-carry-over.ts';

const products = [
  { name: 'orders', status: 'approved' },
  { name: 'payments', status: 'pending' },
  { name: 'old', status: 'approved' },
];

test('a new key gets the products that are approved and exist', () => {
  const known = new Map([
    ['orders', 'Orders'],
    ['payments', 'Payments'],
  ]);
  expect(productsToCarryOver({ products }, known)).toEqual({
    carried: ['orders'],
    left: [
      { name: 'payments', status: 'pending', why: 'not-approved' },
      { name: 'old', status: 'approved', why: 'gone' },
    ],
  });
});

test('without a complete list of products, none is said to be gone', () => {
  expect(productsToCarryOver({ products }, undefined).carried).toEqual(['orders', 'old']);
  const first = new Map(Array.from({ length: 1000 }, (_, at) => [`product-${at}`, '']));
  expect(productsToCarryOver({ products }, first).carried).toEqual(['orders', 'old']);
});
