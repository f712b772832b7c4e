import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { server } from '../../../../mocks/node.ts';
import { productQuery } from '../../../api/all-products.ts';
import { tableOf } from '../../../inventory/apps-of/use.for-tests.ts';
import { goneAmong } from '../../../inventory/use-products-named.ts';
import { serveMock } from '../../../operations/switches.for-tests.ts';
import { cacheForEachTest } from '../../../query-client.for-tests.ts';
import { productsToCarryOver } from './products-to-carry-over.ts';

serveMock();
const client = cacheForEachTest();

const products = [
  { name: 'orders', status: 'approved' },
  { name: 'payments', status: 'pending' },
  { name: 'no such', status: 'approved' },
];

test('a new key gets the products that are approved and exist', () => {
  expect(productsToCarryOver({ products }, new Set(['no such', 'another']))).toEqual({
    carried: ['orders'],
    left: [
      { name: 'payments', status: 'pending', why: 'not-approved' },
      { name: 'no such', status: 'approved', why: 'gone' },
    ],
  });
});

test.each(['keywarden-demo', 'keywarden-edge'])(
  '%s: a product that the list may lack is left only if its own 404 says that it does not exist',
  async (organization) => {
    const [{ name: existing } = { name: '' }] = tableOf(organization).products;
    const held = [existing, 'no such'].map((name) => ({ name, status: 'approved' }));
    const carried = async () => {
      client.clear();
      const names = held.map(({ name }) => name);
      const reads = names.map(async (name) => {
        const error: unknown = await client.query(productQuery(organization, name)).then(
          () => null,
          (thrown: unknown) => thrown,
        );
        return { error };
      });
      const gone = goneAmong(names, await Promise.all(reads));
      return productsToCarryOver({ products: held }, gone).carried;
    };
    expect(await carried()).toEqual([existing]);
    for (const status of [403, 404, 500]) {
      server.use(http.get('*/apiproducts/*', () => HttpResponse.json({}, { status })));
      expect(await carried()).toEqual([existing, 'no such']);
    }
  },
);
