import { queryOptions } from '@tanstack/react-query';
import { read } from './client.ts';
import { path } from './path.ts';
import { readProducts } from './products.ts';
import { productSchema } from './schemas.ts';

/** All API products, page by page (docs/apigee-api.md, "API products"). */
export function allProductsQuery(organization: string) {
  return queryOptions({
    queryKey: ['organizations', organization, 'all apiproducts'],
    queryFn: ({ signal }) => readProducts(organization, signal),
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
