import { queryOptions } from '@tanstack/react-query';
import { read } from './client.ts';
import { path } from './path.ts';
import { productListSchema } from './schemas.ts';

/** API products by name: at most the first 1,000 (docs/apigee-api.md, "Lists"). Others are shown by name. */
export function productsQuery(organization: string) {
  return queryOptions({
    queryKey: ['organizations', organization, 'apiproducts'],
    queryFn: async ({ signal }) => {
      const target = path`/organizations/${organization}/apiproducts`;
      const query = { expand: 'true' };
      const found = await read(organization, target, productListSchema, { query, signal });
      return new Map(found.rows.map((product) => [product.name, product]));
    },
    staleTime: 300_000,
  });
}
