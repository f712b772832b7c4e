import { expect, test } from 'vitest';
import { whatItOpens } from '../access/product/product-scope.ts';
import { environmentsText, openingText, scopeNotes, unboundedTexts } from './opening-text.ts';
import { ownQuotaText } from './quota-text.ts';

const inProd = 'In the environment prod:';
const everywhere = 'In every environment:';
const prod = { environments: ['prod'] };
const config = (apiSource: string, ...operations: object[]) => ({ apiSource, operations });
const group = (...operationConfigs: object[]) => ({ operationConfigs });
const http = (...operations: object[]) => ({
  ...prod,
  operationGroup: group(config('shop', ...operations)),
});
const graphql = (operation: object) => ({
  ...prod,
  graphqlOperationGroup: group(config('shop', operation)),
});
const grpc = (more: object) => ({
  ...prod,
  grpcOperationGroup: group({ apiSource: 'shop', service: 'Carts', ...more }),
});
const llm = (methods: string[]) => ({
  ...prod,
  llmOperationGroup: group({
    apiSource: 'ai',
    llmOperations: [{ resource: '/chat', methods, model: 'small' }],
    llmTokenQuota: { limit: '5000', interval: '1', timeUnit: 'minute' },
  }),
});
const quota = { limit: '10', interval: '1', timeUnit: 'minute' };
const allOfShop = 'All methods and paths of the proxy shop';

// The text of each product as a person reads it: where, then what, then the warnings and notes.
test.each<[title: string, product: object, ...lines: string[]]>([
  [
    'one proxy and path',
    { ...prod, proxies: ['shop'], apiResources: ['/a'] },
    inProd,
    'All methods on /a of the proxy shop',
  ],
  [
    'several of each',
    { environments: ['prod', 'test'], proxies: ['shop', 'pay'], apiResources: ['/a', '/b/**'] },
    'In the environments prod and test:',
    'All methods on /a and /b/** of each of the proxies shop and pay',
  ],
  ['no paths', { ...prod, proxies: ['shop'] }, inProd, allOfShop],
  ['empty paths', { ...prod, proxies: ['shop'], apiResources: [] }, inProd, allOfShop],
  ['null paths', { ...prod, proxies: ['shop'], apiResources: null }, inProd, allOfShop],
  [
    'two proxies without paths',
    { ...prod, proxies: ['shop', 'pay'] },
    inProd,
    'All methods and paths of the proxies shop and pay',
  ],
  [
    'the root',
    { ...prod, proxies: ['shop'], apiResources: ['/'] },
    inProd,
    'All methods on / of the proxy shop',
  ],
  [
    'no proxy',
    { ...prod, apiResources: ['/a'] },
    inProd,
    'All methods on /a of every proxy',
    'The product lists no proxy, so it admits calls to every proxy of the organization.',
  ],
  [
    'no environment',
    { proxies: ['shop'] },
    everywhere,
    allOfShop,
    'The product lists no environment, so it applies in every environment, also in future ones.',
  ],
  [
    'nothing set',
    {},
    everywhere,
    'All methods and paths of every proxy',
    'The product lists no environment, so it applies in every environment, also in future ones.',
    'The product lists no proxy, so it admits calls to every proxy of the organization.',
    'If the organization disables unbounded permissions, it admits no calls instead.',
  ],
  [
    'empty scope and quota "null"',
    { ...prod, proxies: ['shop'], scopes: [''], quota: 'null' },
    inProd,
    allOfShop,
  ],
  ['groups that are null', { ...prod, proxies: ['shop'], operationGroup: null }, inProd, allOfShop],
  [
    'an operation',
    http({ resource: '/carts', methods: ['GET'] }),
    inProd,
    'GET on /carts of the proxy shop',
  ],
  [
    'several verbs',
    http({ resource: '/carts/**', methods: ['GET', 'POST'] }),
    inProd,
    'GET and POST on /carts/** of the proxy shop',
  ],
  ['no methods', http({ resource: '/carts' }), inProd, 'All methods on /carts of the proxy shop'],
  [
    'empty methods',
    http({ resource: '/carts', methods: [] }),
    inProd,
    'All methods on /carts of the proxy shop',
  ],
  [
    'two operations',
    http({ resource: '/a', methods: ['GET'] }, { resource: '/b', methods: ['PUT'] }),
    inProd,
    'GET on /a of the proxy shop',
    'PUT on /b of the proxy shop',
  ],
  [
    'two proxies',
    {
      ...prod,
      operationGroup: group(config('shop', { resource: '/a' }), config('pay', { resource: '/a' })),
    },
    inProd,
    'All methods on /a of the proxy shop',
    'All methods on /a of the proxy pay',
  ],
  [
    'a group replaces proxies',
    { ...http({ resource: '/a' }), proxies: ['pay'], apiResources: ['/z'] },
    inProd,
    'All methods on /a of the proxy shop',
  ],
  [
    'operations everywhere',
    { operationGroup: group(config('shop', { resource: '/a' })) },
    everywhere,
    'All methods on /a of the proxy shop',
    'The product lists no environment, so it applies in every environment, also in future ones.',
  ],
  [
    'an empty group',
    { ...prod, proxies: ['shop'], operationGroup: {} },
    'It grants no access: it has no operations.',
  ],
  [
    'Envoy only',
    {
      ...prod,
      operationGroup: {
        operationConfigType: 'remoteservice',
        ...group(config('host', { resource: '/a' })),
      },
    },
    'It grants no access: it has no operations.',
    'Its operations for Envoy (remote services) are left out: they admit no calls to proxies.',
  ],
  [
    'GraphQL types',
    graphql({ operationTypes: ['query', 'mutation'] }),
    inProd,
    'All GraphQL operations (query and mutation) of the proxy shop',
  ],
  [
    'GraphQL operation',
    graphql({ operationTypes: ['query'], operation: 'GetCart' }),
    inProd,
    'The GraphQL operation GetCart (query) of the proxy shop',
  ],
  ['gRPC service', grpc({}), inProd, 'All methods of the gRPC service Carts of the proxy shop'],
  [
    'gRPC method',
    grpc({ methods: ['Get'] }),
    inProd,
    'The method Get of the gRPC service Carts of the proxy shop',
  ],
  [
    'gRPC methods',
    grpc({ methods: ['Get', 'Add'] }),
    inProd,
    'The methods Get and Add of the gRPC service Carts of the proxy shop',
  ],
  [
    'LLM',
    llm(['POST']),
    inProd,
    'POST on /chat of the proxy ai, for the model small [Own token quota: 5,000 per minute]',
  ],
  [
    'LLM without methods',
    llm([]),
    inProd,
    'All methods on /chat of the proxy ai, for the model small [Own token quota: 5,000 per minute]',
  ],
  [
    'payload',
    { ...prod, payloadOperationGroup: group(config('tools', { operation: 'tools/list' })) },
    inProd,
    'The operation tools/list of the proxy tools, as named in the request body',
  ],
  [
    'quota of an operation',
    { ...prod, operationGroup: group({ ...config('shop', { resource: '/a' }), quota }) },
    inProd,
    'All methods on /a of the proxy shop [Own quota: 10 per minute]',
  ],
  [
    'quota "null" of an operation',
    {
      ...prod,
      operationGroup: group({ ...config('shop', { resource: '/a' }), quota: { limit: 'null' } }),
    },
    inProd,
    'All methods on /a of the proxy shop',
  ],
  [
    'two groups',
    {
      ...http({ resource: '/a' }),
      payloadOperationGroup: group(config('tools', { operation: 'tools/list' })),
    },
    inProd,
    'All methods on /a of the proxy shop',
    'The operation tools/list of the proxy tools, as named in the request body',
  ],
  [
    'proxies of a wrong type',
    { ...prod, proxies: 'shop' },
    'What it opens can’t be determined: the data that Apigee returned is not valid.',
  ],
  [
    'environments of a wrong type',
    { environments: 'prod', proxies: ['shop'] },
    'What it opens can’t be determined: the data that Apigee returned is not valid.',
  ],
  [
    'some environments of a wrong type',
    { environments: [7, 'prod', ''], proxies: ['shop'] },
    inProd,
    allOfShop,
    'This may be incomplete: a part of the product is not valid and is left out.',
  ],
  [
    'a group of a wrong type',
    { ...prod, proxies: ['shop'], llmOperationGroup: [] },
    'What it opens can’t be determined: the data that Apigee returned is not valid.',
  ],
  [
    'operations without their model, service, type or name',
    {
      ...prod,
      llmOperationGroup: group({ apiSource: 'ai', llmOperations: [{ resource: '/chat' }] }),
      grpcOperationGroup: group({ apiSource: 'shop', methods: ['Get'] }),
      graphqlOperationGroup: group(config('shop', { operation: 'GetCart' })),
      payloadOperationGroup: group(config('tools', {})),
    },
    'What it opens can’t be determined: the data that Apigee returned is not valid.',
  ],
  [
    'empty operations',
    { ...prod, operationGroup: group({ apiSource: 'shop', operations: [] }) },
    'It grants no access: it has no operations.',
  ],
  [
    'methods of a wrong type are not all methods',
    http({ resource: '/a', methods: 'GET' }, { resource: '/b', methods: ['GET'] }),
    inProd,
    'GET on /b of the proxy shop',
    'This may be incomplete: a part of the product is not valid and is left out.',
  ],
  [
    'quotas of GraphQL, gRPC and payload operations',
    {
      ...prod,
      graphqlOperationGroup: group({
        ...config('shop', { operationTypes: ['query'] }),
        quota: { limit: 5, interval: '2', timeUnit: 'hour' },
      }),
      grpcOperationGroup: group({ apiSource: 'shop', service: 'Carts', quota }),
      payloadOperationGroup: group({ ...config('tools', { operation: 'tools/list' }), quota }),
    },
    inProd,
    'All GraphQL operations (query) of the proxy shop [Own quota: 5 every 2 hours]',
    'All methods of the gRPC service Carts of the proxy shop [Own quota: 10 per minute]',
    'The operation tools/list of the proxy tools, as named in the request body [Own quota: 10 per minute]',
  ],
  [
    'a model in every environment',
    {
      scopes: [''],
      quota: 'null',
      llmOperationGroup: group({
        apiSource: 'ai',
        llmOperations: [{ resource: '/chat', model: 'small' }],
        llmTokenQuota: { limit: 'null' },
      }),
    },
    everywhere,
    'All methods on /chat of the proxy ai, for the model small',
    'The product lists no environment, so it applies in every environment, also in future ones.',
  ],
  [
    'an operation of a wrong type',
    http({ resource: 1 }, { resource: '/a' }),
    inProd,
    'All methods on /a of the proxy shop',
    'This may be incomplete: a part of the product is not valid and is left out.',
  ],
])('%s', (_title, product, ...lines) => {
  const scope = whatItOpens(product);
  const openings = scope.openings.map((opening) => {
    const own = ownQuotaText(opening);
    return openingText(opening) + (own ? ` [${own}]` : '');
  });
  expect([
    // Without an opening, pages name no environment.
    ...(openings.length > 0 ? [environmentsText(scope)] : []),
    ...openings,
    ...unboundedTexts(scope),
    ...scopeNotes(scope),
  ]).toEqual(lines);
});
