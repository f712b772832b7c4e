import { HttpResponse } from 'msw';
import { bodies, listReply, reply } from '../bodies/bodies.ts';
import { appsInOrder } from '../app-index.ts';
import { invalid } from '../refusal.ts';
import type { Organization, Product } from '../tables.ts';
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

/**
 * `GET …/apiproducts/{p}`. On Edge also `query=list&entity=keys|apps`: the keys with the product, or the IDs of their
 * apps, as a bare array (docs/apigee-api.md, "API products"). X ignores both parameters.
 */
function getProduct(call: Call): Response {
  const row = findProduct(call, call.param('product'));
  const entity = call.url.searchParams.get('entity');
  if (call.organization.platform === 'edge' && call.url.searchParams.get('query') === 'list') {
    if (entity === 'keys' || entity === 'apps')
      return HttpResponse.json(usersOf(call.organization, row.name, entity));
    throw invalid('edge', `Invalid value for entity: "${entity ?? ''}"`);
  }
  return reply(call.organization, bodies(call.organization).product(row));
}

function usersOf(organization: Organization, product: string, entity: 'keys' | 'apps'): string[] {
  return appsInOrder(organization).flatMap(({ appId, credentials }) => {
    const keys = credentials.filter(({ products }) =>
      products.some(({ name }) => name === product),
    );
    if (entity === 'keys') return keys.map(({ consumerKey }) => consumerKey);
    return keys.length > 0 ? [appId] : [];
  });
}

export const productHandlers = [
  ...route('get', '/apiproducts', listProducts),
  ...route('get', '/apiproducts/:product', getProduct),
];
