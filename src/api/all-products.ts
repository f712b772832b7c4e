import { queryOptions } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';
import { read } from './client.ts';
import { pagesOf, type List } from './lists/paging.ts';
import { path } from './path.ts';
import { productListSchema, productSchema, type Product } from './schemas.ts';

/** All API products of an organization, by name. */
export interface AllProducts {
  products: ReadonlyMap<string, Product>;
  /** `false` = the server's pages repeat, so there may be more */
  isComplete: boolean;
  /** how many can't be shown */
  skipped: number;
}

/** All API products, page by page (docs/apigee-api.md, "API products"). */
export function allProductsQuery(organization: string) {
  return queryOptions({
    queryKey: ['organizations', organization, 'all apiproducts'],
    queryFn: ({ signal }) => readAllProducts(organization, signal),
    staleTime: 60_000,
  });
}

/** One API product by its name. */
export function productQuery(organization: string, name: string) {
  return queryOptions({
    queryKey: ['organizations', organization, 'apiproducts', name],
    queryFn: ({ signal }) => {
      const target = path`/organizations/${organization}/apiproducts/${name}`;
      return read(organization, target, productSchema, { signal });
    },
    staleTime: 60_000,
  });
}

const pageRows = 1000;

async function readAllProducts(organization: string, signal: AbortSignal): Promise<AllProducts> {
  const products = new Map<string, Product>();
  let skipped = 0;
  let isComplete = false;
  for await (const { page, next } of pagesOf(productList(organization, signal))) {
    for (const product of page.rows) products.set(product.name, product);
    skipped += page.skipped?.length ?? 0;
    isComplete = next === null;
  }
  return { products, isComplete, skipped };
}

function productList(organization: string, signal: AbortSignal): List<Product> {
  const target = path`/organizations/${organization}/apiproducts`;
  const size = { expand: 'true', count: String(pageRows) };
  return {
    firstPage: size,
    // startKey is inclusive: a page begins with the last row of the one before it.
    nextPage: ({ rows, lastId }) => (rows < pageRows ? null : { ...size, startKey: lastId }),
    idOf: ({ name }) => name,
    startIsGone: (error) => error instanceof ApiError && error.code.endsWith('_doesnot_exist'),
    async readPage(query) {
      const { rows, skipped } = await read(organization, target, productListSchema, {
        query,
        signal,
      });
      return { rows, skipped, received: rows.length + skipped.length, nextPageToken: '' };
    },
  };
}
