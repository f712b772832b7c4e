import { bodies, reply } from '../bodies/bodies.ts';
import { type Product, touch } from '../tables.ts';
import { alreadyExists, invalid } from '../refusal.ts';
import { findProduct } from './find.ts';
import { creationAudit } from './issue.ts';
import { type JsonBody, jsonBody } from './json-body.ts';
import { type Call, route } from './route.ts';

/** The names of API products (docs/apigee-api.md, "Names"). */
const productNamePattern = /^[A-Za-z0-9._$ %-]+$/;

/** Fields that `productFields` handles, or that only the server writes. A client may send them back. */
const ignoredFields = new Set([
  'name',
  'displayName',
  'approvalType',
  'description',
  'quota',
  'quotaInterval',
  'quotaTimeUnit',
  'attributes',
  'apiResources',
  'environments',
  'proxies',
  'scopes',
  'createdAt',
  'createdBy',
  'lastModifiedAt',
  'lastModifiedBy',
]);

/** `POST …/apiproducts`: 201; 409 when the name exists. */
function createProduct(call: Call): Response {
  const { organization } = call;
  const body = jsonBody(call, 'ApiProduct');
  const name = body.text('name') ?? '';
  if (!productNamePattern.test(name))
    throw invalid(organization.platform, `Invalid name: "${name}"`);
  if (organization.products.some((row) => row.name === name))
    throw alreadyExists('API Product', name);
  const row: Product = { ...productFields(call, body), name, ...creationAudit(call) };
  organization.products.push(row);
  return reply(organization, bodies(organization).product(row), 201);
}

/**
 * `PUT …/apiproducts/{p}`, and on Edge also `POST`, which public clients use: replaces everything except the
 * name, and answers 200 with the product. Statuses in keys do not change.
 */
function updateProduct(call: Call): Response {
  const { organization } = call;
  const row = findProduct(call, call.param('product'));
  const body = jsonBody(call, 'ApiProduct');
  const { createdAt, createdBy, lastModifiedAt, lastModifiedBy, name } = row;
  const audit = { createdAt, createdBy, lastModifiedAt, lastModifiedBy };
  if ((body.text('name') ?? name) !== name) {
    throw invalid(organization.platform, 'The name of an API product cannot be changed');
  }
  const changed: Product = { ...productFields(call, body), name, ...audit };
  touch(changed, call.user);
  organization.products = organization.products.map((one) => (one === row ? changed : one));
  return reply(organization, bodies(organization).product(changed));
}

function productFields(
  call: Call,
  body: JsonBody,
): Omit<Product, 'name' | keyof ReturnType<typeof creationAudit>> {
  const { platform, environments: there } = call.organization;
  const displayName = body.text('displayName');
  const approvalType = body.text('approvalType') || 'auto';
  if (!displayName) throw invalid(platform, 'displayName is required');
  if (approvalType !== 'auto' && approvalType !== 'manual') {
    throw invalid(platform, `Invalid value for approvalType: "${approvalType}"`);
  }
  const environments = body.strings('environments') ?? [];
  const missing = environments.find((one) => !there.includes(one));
  // Only X checks this, since 2025-10-29.
  if (platform === 'x' && missing !== undefined)
    throw invalid(platform, `Environment "${missing}" does not exist`);
  const texts = (['description', 'quota', 'quotaInterval', 'quotaTimeUnit'] as const).flatMap(
    (field) => {
      const value = body.text(field);
      return value === undefined ? [] : [[field, value] as const];
    },
  );
  // Other fields, such as operation groups. On X, `jsonBody` has checked them against the contract.
  const extra = body.names().flatMap((field) => {
    return ignoredFields.has(field) ? [] : [[field, body.any(field)] as const];
  });
  return {
    displayName,
    approvalType,
    attributes: body.attributes('attributes') ?? [],
    apiResources: body.strings('apiResources') ?? [],
    environments,
    proxies: body.strings('proxies') ?? [],
    scopes: body.strings('scopes') ?? [],
    ...Object.fromEntries(texts),
    ...(extra.length ? { extra: Object.fromEntries(extra) } : {}),
  };
}

/** `DELETE …/apiproducts/{p}`: 200 with the deleted product; keys keep its name (docs/apigee-api.md, "Deleting and rotating"). */
function deleteProduct(call: Call): Response {
  const { organization } = call;
  const row = findProduct(call, call.param('product'));
  organization.products = organization.products.filter((one) => one !== row);
  return reply(organization, bodies(organization).product(row));
}

export const productWriteHandlers = [
  ...route('post', '/apiproducts', createProduct),
  ...route('put', '/apiproducts/:product', updateProduct),
  ...route('post', '/apiproducts/:product', updateProduct, { only: 'edge' }),
  ...route('delete', '/apiproducts/:product', deleteProduct),
];
