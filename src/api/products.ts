import { queryOptions } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';
import { read } from './client.ts';
import { pageSize } from './lists/first-page.ts';
import { pagesOf, type List } from './lists/paging.ts';
import { path } from './path.ts';
import { productListSchema, type Product } from './schemas.ts';

/** API products of an organization. */
export interface ProductList {
  /** by name */
  products: ReadonlyMap<string, Product>;
  /** `false` = there may be more */
  isComplete: boolean;
  /** how many can't be shown */
  skipped: number;
}

/** The first 1,000 API products, for labels; others are shown by name. `allProductsQuery` has all. */
export function productsQuery(organization: string) {
  return queryOptions({
    queryKey: ['organizations', organization, 'apiproducts'],
    queryFn: ({ signal }) => readProducts(organization, signal, 1),
    staleTime: 300_000,
  });
}

/** Reads API products outside the query cache, page by page (docs/apigee-api.md, "API products"). @throws ApiError */
export async function readProducts(
  organization: string,
  signal: AbortSignal,
  maxPages = Infinity,
): Promise<ProductList> {
  const products = new Map<string, Product>();
  let skipped = 0;
  let isComplete = false;
  let pages = 0;
  for await (const { page, next } of pagesOf(productPages(organization, signal))) {
    for (const product of page.rows) products.set(product.name, product);
    skipped += page.skipped?.length ?? 0;
    // A remaining cursor: there are more pages, or the server's pages repeat.
    isComplete = next === null;
    pages += 1;
    if (pages === maxPages) break;
  }
  return { products, isComplete, skipped };
}

function productPages(organization: string, signal: AbortSignal): List<Product> {
  const target = path`/organizations/${organization}/apiproducts`;
  const size = { expand: 'true', count: pageSize };
  return {
    firstPage: size,
    // startKey is inclusive: a page begins with the last row of the one before it.
    nextPage: ({ rows, lastId }) =>
      rows < Number(pageSize) ? null : { ...size, startKey: lastId },
    idOf: ({ name }) => name,
    startIsGone: (error) => error instanceof ApiError && error.code.endsWith('_doesnot_exist'),
    async readPage(query) {
      const list = await read(organization, target, productListSchema, { query, signal });
      return { ...list, received: list.rows.length + list.skipped.length };
    },
  };
}
