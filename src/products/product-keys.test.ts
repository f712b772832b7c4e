import { http } from 'msw';
import { describe, expect, test, vi } from 'vitest';
import { requests, server } from '../../mocks/node.ts';
import { allProductsQuery } from '../api/all-products.ts';
import { countUse } from '../inventory/apps-of/apps-of.ts';
import { ownerKey } from '../inventory/row.ts';
import {
  idsByFilter,
  loadOrganization,
  tableOf,
  works,
} from '../inventory/apps-of/use.for-tests.ts';
import { serveMock } from '../operations/switches.for-tests.ts';
import { keysWithProduct } from './product-keys.ts';
import { cacheForEachTest } from '../query-client.for-tests.ts';

// Each app of a product on Edge is a request of its own.
vi.mock(import('../api/http/pace.ts'), async (original) => ({
  ...(await original()),
  waitForTurn: async () => {},
}));

serveMock();
const client = cacheForEachTest();

describe.each(['keywarden-demo', 'keywarden-edge'])('%s', (organization) => {
  test('every product: its keys, their statuses and verdicts, and their number', async () => {
    const table = tableOf(organization);
    const { apps, owners } = await loadOrganization(client, organization);
    const { products, isComplete } = await client.query(allProductsQuery(organization));
    expect([...products.keys()].toSorted()).toEqual(
      table.products.map(({ name }) => name).toSorted(),
    );
    expect(isComplete).toBe(true);
    const counts = countUse(apps).keysOfProduct;
    for (const name of products.keys()) {
      const expected = table.apps.flatMap((app) =>
        app.credentials.flatMap((key) =>
          key.products
            .filter((held) => held.name === name)
            .map((held) =>
              JSON.stringify([key.consumerKey, held.status, works(table, app, key, held.status)]),
            ),
        ),
      );
      const found = keysWithProduct(apps, name, {
        ownerOf: ({ owner }) => owners.get(ownerKey(owner)),
        unsettled: new Map(),
        now: Date.now(),
      });
      const shown = found.map(({ key, status, verdict }) =>
        JSON.stringify([key.consumerKey, status, verdict.usable]),
      );
      expect(shown.toSorted(), name).toEqual(expected.toSorted());
      expect(counts.get(name) ?? 0, name).toBe(expected.length);
      expect(await idsByFilter(client, organization, { by: 'product', product: name })).toEqual(
        [...new Set(found.map(({ app }) => app.appId))].toSorted(),
      );
    }
  });
});

test('products beyond the first 1,000 are loaded by further pages', async () => {
  const table = tableOf('keywarden-demo');
  const [first] = table.products;
  if (!first) throw new Error('no product');
  for (let more = 0; more < 1500; more += 1)
    table.products.push({ ...first, name: `more-${more}` });
  const { products, isComplete } = await client.query(allProductsQuery('keywarden-demo'));
  expect([products.size, isComplete]).toEqual([table.products.length, true]);
  expect(requests()).toHaveLength(2);
});

test('apps without the product, from a server that ignores the filter, are left out', async () => {
  const target = { by: 'product', product: 'orders' } as const;
  const found = await idsByFilter(client, 'keywarden-demo', target);
  client.clear();
  let listed = 0;
  server.use(
    http.get(
      '*/organizations/keywarden-demo/apps',
      async ({ request }) => {
        const url = new URL(request.url);
        url.searchParams.delete('filter');
        const reply = await fetch(url);
        listed = ((await reply.clone().json()) as { app: unknown[] }).app.length;
        return reply;
      },
      { once: true },
    ),
  );
  expect(await idsByFilter(client, 'keywarden-demo', target)).toEqual(found);
  expect(listed).toBeGreaterThan(found?.length ?? 0);
});
