import { bodies, listReply, reply } from '../bodies/bodies.ts';
import type { Product } from '../tables.ts';
import { count, flag, fromStartKey } from '../paging.ts';
import { findProduct, listed } from './find.ts';
import { type Call, route } from './route.ts';

/**
 * `GET …/apiproducts` (docs/apigee-api.md, "Lists"): at most 1,000; `count` and `startKey` (a product name,
 * inclusive); `attributename` with `attributevalue`. The mock has no spaces.
 */
function listProducts(call: Call): Response {
  const { organization, url } = call;
  const query = url.searchParams;
  const name = query.get('attributename');
  const value = query.get('attributevalue');
  const rows = organization.products
    .filter(
      ({ attributes }) =>
        !name ||
        attributes.some((row) => row.name === name && (value === null || row.value === value)),
    )
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  const page = fromStartKey(listed(call, rows), {
    startKey: query.get('startKey'),
    size: count(url, organization.platform, 'count', { fallback: 1000, max: 1000 }),
    entity: 'apiproduct',
    id: (row) => row.name,
  });
  return listReply(organization, page, {
    key: 'apiProduct',
    expand: flag(url, 'expand'),
    idField: 'name',
    id: (row: Product) => row.name,
    body: bodies(organization).product,
  });
}

function getProduct(call: Call): Response {
  const row = findProduct(call, call.param('product'));
  return reply(call.organization, bodies(call.organization).product(row));
}

export const productHandlers = [
  ...route('get', '/apiproducts', listProducts),
  ...route('get', '/apiproducts/:product', getProduct),
];
