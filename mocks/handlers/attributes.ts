import { reply } from '../bodies/bodies.ts';
import { type Attribute, type Audit, touch } from '../tables.ts';
import { attributeNotFound } from '../refusal.ts';
import { findApp, findDeveloper, findProduct } from './find.ts';
import { checkAttributes, jsonBody } from './json-body.ts';
import { type Call, route } from './route.ts';

type AttributeOwner = Audit & { attributes: Attribute[] };

// Rows with an attributes resource: developers, developers' apps and API products (docs/apigee-api.md,
// "Attributes").
const attributeOwners: readonly (readonly [path: string, find: (call: Call) => AttributeOwner])[] =
  [
    ['/developers/:owner', (call) => findDeveloper(call, call.param('owner'))],
    ['/developers/:owner/apps/:app', (call) => findApp(call, 'developer')],
    ['/apiproducts/:product', (call) => findProduct(call, call.param('product'))],
  ];

/** `POST …/attributes` replaces the whole set; at most 18 (docs/apigee-api.md, "Attributes"). */
function replaceAll(call: Call, row: AttributeOwner): Response {
  const attributes = jsonBody(call, 'Attributes').attributes('attribute') ?? [];
  row.attributes = attributes;
  touch(row, call.user);
  return reply(call.organization, { attribute: attributes });
}

function findAttribute(call: Call, row: AttributeOwner): Attribute {
  const name = call.param('attribute');
  const attribute = row.attributes.find((one) => one.name === name);
  if (!attribute) throw attributeNotFound(name);
  return attribute;
}

/** `POST …/attributes/{name}`: sets the value; a name in the body is ignored. */
function update(call: Call, row: AttributeOwner): Response {
  const attribute = findAttribute(call, row);
  const value = jsonBody(call, 'Attribute').text('value') ?? '';
  checkAttributes(call.organization.platform, [{ name: attribute.name, value }]);
  attribute.value = value;
  touch(row, call.user);
  return reply(call.organization, attribute);
}

function remove(call: Call, row: AttributeOwner): Response {
  const attribute = findAttribute(call, row);
  row.attributes = row.attributes.filter((one) => one !== attribute);
  touch(row, call.user);
  return reply(call.organization, attribute);
}

export const attributeHandlers = attributeOwners.flatMap(([path, find]) => {
  const all = `${path}/attributes`;
  const one = `${all}/:attribute`;
  return [
    ...route('get', all, (call) => reply(call.organization, { attribute: find(call).attributes })),
    ...route('post', all, (call) => replaceAll(call, find(call))),
    ...route('get', one, (call) => reply(call.organization, findAttribute(call, find(call)))),
    ...route('post', one, (call) => update(call, find(call))),
    ...route('delete', one, (call) => remove(call, find(call))),
  ];
});
