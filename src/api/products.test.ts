import { expect, test } from 'vitest';
import { tables } from '../../mocks/db.ts';
import { requests } from '../../mocks/node.ts';
import { serveDemo } from '../mock.for-tests.ts';
import { cacheForEachTest } from '../query-client.for-tests.ts';
import { allProductsQuery } from './all-products.ts';
import { productsQuery } from './products.ts';

serveDemo();
const client = cacheForEachTest();

test('the first page of API products says whether it is the whole list', async () => {
  const small = await client.query(productsQuery('keywarden-edge'));
  expect(small.isComplete).toBe(true);

  const table = tables().organizations.find(({ name }) => name === 'keywarden-demo');
  const [product] = table?.products ?? [];
  if (!table || !product) throw new Error('the seed has products');
  for (let more = 0; more < 1000; more += 1)
    table.products.push({ ...product, name: `more-${more}` });
  const first = await client.query(productsQuery('keywarden-demo'));
  expect([first.products.size, first.isComplete]).toEqual([1000, false]);
  expect(requests()).toHaveLength(2);

  const all = await client.query(allProductsQuery('keywarden-demo'));
  expect([all.products.size, all.isComplete]).toEqual([table.products.length, true]);
});
