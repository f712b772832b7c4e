import { describe, expect, test } from 'vitest';
import { productAdmits, type ProxyCall } from './product-access.ts';
import type { ProductFields } from './product/product-fields.ts';

// Cases from Apigee's documentation and from tests of its gateways, with a number to tell them apart.

const [yes, no] = ['yes', 'no'];
const call: ProxyCall = { environment: 'prod', proxy: 'shop', method: 'GET', path: '/a' };

function answer(product: ProductFields | null, changes: Partial<ProxyCall> = {}) {
  const { result, reason } = productAdmits(product, { ...call, ...changes });
  return result === 'admits' ? yes : result === 'refuses' ? no : reason;
}

describe('legacy products', () => {
  const streetCarts = { proxies: ['StreetCarts'], apiResources: ['/reviews', '/carts', '/menus'] };
  const toCarts = { proxy: 'StreetCarts', path: '/carts' };

  test('25: a listed path of a listed proxy is admitted', () => {
    expect(productAdmits(streetCarts, { ...call, ...toCarts })).toEqual({
      result: 'admits',
      reason: 'authorized',
      matched: '/carts',
    });
  });

  test('26: another path is refused', () => {
    expect(productAdmits(streetCarts, { ...call, ...toCarts, path: '/users' })).toEqual({
      result: 'refuses',
      reason: 'no path',
    });
  });

  test('27: another proxy is refused', () => {
    expect(productAdmits(streetCarts, { ...call, ...toCarts, proxy: 'FoodCarts' }).reason).toBe(
      'no api',
    );
  });

  test('a path counts for every proxy of the product', () => {
    const product = { proxies: ['shop', 'stock'], apiResources: ['/a', '/b'] };
    expect(answer(product, { proxy: 'stock', path: '/b' })).toBe(yes);
  });

  test('every method is admitted', () => {
    expect(answer({ proxies: ['shop'], apiResources: ['/a'] }, { method: 'DELETE' })).toBe(yes);
  });

  test('30: without proxies and resources it admits all, unless the organization refuses that', () => {
    expect(productAdmits({}, call)).toEqual({ result: 'admits', reason: 'authorized' });
    expect(productAdmits({}, call, { refusesUnbounded: true }).reason).toBe('no api');
    expect(productAdmits({ proxies: ['shop'] }, call, { refusesUnbounded: true }).result).toBe(
      'admits',
    );
  });

  test('without proxies and resources it is uncertain if the rule of the organization is unknown', () => {
    const rules = { refusesUnbounded: 'unknown' } as const;
    expect(productAdmits({}, call, rules)).toEqual({
      result: 'uncertain',
      reason: 'organization not loaded',
    });
    expect(productAdmits({ apiResources: ['/**'] }, call, rules).result).toBe('admits');
    expect(productAdmits({ environments: ['other'] }, call, rules).result).toBe('refuses');
  });

  test('another environment is refused first', () => {
    const product = { environments: ['test'], proxies: ['other'], apiResources: ['/b'] };
    expect(productAdmits(product, call).reason).toBe('incorrect environments');
  });

  test('32: an empty list of environments admits every environment', () => {
    expect(answer({ environments: [], proxies: ['shop'] }, { environment: 'staging' })).toBe(yes);
  });
});

function group(...operations: [methods: string[] | undefined, resource: string][]) {
  return {
    operationGroup: {
      operationConfigType: 'proxy',
      operationConfigs: operations.map(([methods, resource]) => ({
        apiSource: 'shop',
        operations: [{ resource, ...(methods && { methods }) }],
      })),
    },
  };
}

describe('operation groups', () => {
  const viewer = group([['GET'], '/*/users'], [['GET'], '/*/users/*']);
  const creator = group([['POST'], '/*/users']);
  const admin = group([['GET', 'POST'], '/*/users'], [['GET', 'PUT', 'DELETE'], '/*/users/*']);

  test.each([
    [34, 'viewer', viewer, 'GET', '/apikey/users', 'authorized', '/*/users'],
    [35, 'creator', creator, 'GET', '/apikey/users', 'no method', undefined],
    [36, 'viewer', viewer, 'GET', '/apikey/users/1234', 'authorized', '/*/users/*'],
    ['–', 'creator', creator, 'GET', '/apikey/users/1234', 'no method', undefined],
    ['–', 'viewer', viewer, 'POST', '/apikey/users', 'no method', undefined],
    [39, 'creator', creator, 'POST', '/apikey/users', 'authorized', '/*/users'],
    [40, 'viewer', viewer, 'DELETE', '/apikey/users/1234', 'no method', undefined],
    [40, 'creator', creator, 'DELETE', '/apikey/users/1234', 'no method', undefined],
    ['–', 'admin', admin, 'DELETE', '/apikey/users/1234', 'authorized', '/*/users/*'],
    [49, 'any method', group([undefined, '/a']), 'POST', '/a', 'authorized', '/a'],
    [49, 'any method', group([[], '/a']), 'POST', '/a', 'authorized', '/a'],
    [49, 'any method', group([[], '/a']), 'POST', '/b', 'no path', undefined],
  ])('%s: %s', (_number, _name, product, method, path, reason, matched) => {
    const access = productAdmits(product, { ...call, method, path });
    expect([access.reason, access.matched]).toEqual([reason, matched]);
  });

  test('50: a configuration of another proxy does not count', () => {
    expect(productAdmits(group([[], '/']), { ...call, proxy: 'host' }).reason).toBe('no api');
  });

  test('a group replaces proxies and resources, also when it is empty', () => {
    const legacy = { proxies: ['shop'], apiResources: ['/**'] };
    expect(productAdmits({ ...legacy, ...group([['POST'], '/a']) }, call).reason).toBe('no method');
    expect(productAdmits({ ...legacy, operationGroup: {} }, call).reason).toBe('no api');
    expect(productAdmits({ ...legacy, operationGroup: null }, call).result).toBe('admits');
  });

  test('a group for Envoy never matches a call to a proxy', () => {
    const { operationGroup } = group([[], '/']);
    const forEnvoy = { ...operationGroup, operationConfigType: 'remoteservice' };
    expect(productAdmits({ operationGroup: forEnvoy }, call).reason).toBe('no api');
  });

  test('verbs are compared without case', () => {
    expect(answer(group([['get'], '/a']), { method: 'Get' })).toBe(yes);
  });
});

const graphql = (operationTypes: string[], operation?: string) => ({
  graphqlOperationGroup: {
    operationConfigs: [{ apiSource: 'shop', operations: [{ operationTypes, operation }] }],
  },
});
const grpc = (service: string, methods?: string[]) => ({
  grpcOperationGroup: { operationConfigs: [{ apiSource: 'shop', service, methods }] },
});
const llm = (model: string, methods: string[] = ['POST']) => ({
  llmOperationGroup: {
    operationConfigs: [{ apiSource: 'shop', llmOperations: [{ resource: '/a', methods, model }] }],
  },
});
const payload = (...names: string[]) => ({
  payloadOperationGroup: {
    operationConfigs: [
      { apiSource: 'shop', operations: names.map((operation) => ({ operation })) },
    ],
  },
});

describe('operations that the body decides', () => {
  const body = 'depends on the body';
  test.each<[string, ProductFields, string | undefined, string | undefined]>([
    ['GraphQL', graphql(['query']), undefined, body],
    ['gRPC', grpc('shop.Carts'), undefined, body],
    ['LLM', llm('small'), undefined, body],
    ['payload', payload('tools/list'), undefined, body],
    ['63 payload', payload('tools/call/x'), 'tools/call/x', yes],
    ['63 payload', payload('tools/list', 'tools/call/x'), 'resources/list', no],
    ['payload without wildcards', payload('tools/call/*'), 'tools/call/x', no],
    ['GraphQL type', graphql(['query']), 'query', yes],
    ['GraphQL type', graphql(['QUERY']), 'query GetCart', yes],
    ['GraphQL type', graphql(['query']), 'mutation AddItem', no],
    ['GraphQL type', graphql(['query', 'mutation']), 'mutation', yes],
    ['GraphQL document', graphql(['query']), '{ cart { id } }', yes],
    ['GraphQL document', graphql(['query'], 'GetCart'), 'query GetCart($id: ID) { cart }', yes],
    ['GraphQL name', graphql(['query'], 'GetCart'), 'query GetCart', yes],
    ['GraphQL name', graphql(['query'], 'GetCart'), 'query GetUser', no],
    ['GraphQL name', graphql(['query'], 'GetCart'), 'mutation GetCart', no],
    ['GraphQL name alone', graphql(['query'], 'GetCart'), 'GetCart', yes],
    ['GraphQL name alone', graphql(['query']), 'GetCart', body],
    ['GraphQL name not given', graphql(['query'], 'GetCart'), 'query', body],
    ['gRPC method', grpc('shop.Carts', ['Get']), 'Get', yes],
    ['gRPC method', grpc('shop.Carts', ['Get']), '/shop.Carts/Get', yes],
    ['gRPC method', grpc('shop.Carts', ['Get']), 'shop.Carts/Delete', no],
    ['gRPC service', grpc('shop.Carts', ['Get']), 'shop.Users/Get', no],
    ['gRPC all methods', grpc('shop.Carts', []), 'shop.Carts/Delete', yes],
    ['LLM model', llm('small'), 'small', yes],
    ['LLM model', llm('small'), 'large', no],
    ['LLM verb', llm('small', ['GET']), 'small', no],
  ])('%s: %j asked for %s: %s', (_name, product, operation, expected) => {
    expect(answer(product, { method: 'POST', operation })).toBe(expected);
  });

  test('environment, proxy, path and verb refuse without the body', () => {
    const inTest = { ...graphql(['query']), environments: ['test'] };
    expect(productAdmits(inTest, call).reason).toBe('incorrect environments');
    expect(productAdmits(graphql(['query']), { ...call, proxy: 'other' }).reason).toBe('no api');
    expect(productAdmits(llm('small'), { ...call, path: '/b', method: 'POST' }).reason).toBe(
      'no path',
    );
    expect(productAdmits(llm('small'), call).reason).toBe('no method');
  });

  test('any group of a product can admit', () => {
    expect(answer({ ...payload('tools/list'), ...group([['GET'], '/a']) })).toBe(yes);
  });
});

describe('fields of a wrong type', () => {
  const fields = [
    'environments',
    'proxies',
    'apiResources',
    'operationGroup',
    'graphqlOperationGroup',
    'grpcOperationGroup',
    'llmOperationGroup',
    'payloadOperationGroup',
  ];
  const odd = [0, 1, '', 'prod', true, {}, [1], [null], [''], [[]]];
  const inConfigs = odd.flatMap((value) => [
    { operationConfigs: value },
    { operationConfigs: [{ apiSource: value }] },
    { operationConfigs: [{ apiSource: 'shop', operations: value, llmOperations: value }] },
    { operationConfigs: [{ apiSource: 'shop', operations: [{ resource: value }] }] },
    { operationConfigs: [{ apiSource: 'shop', operations: [{ resource: '/', methods: value }] }] },
    { operationConfigs: [{ apiSource: 'shop', service: value, methods: value }] },
    { operationConfigType: value, operationConfigs: null },
  ]);

  test.each(fields)('%s never throws', (field) => {
    for (const value of [...odd, ...inConfigs, null, undefined]) {
      expect(['admits', 'refuses', 'uncertain']).toContain(
        productAdmits({ [field]: value }, { ...call, operation: 'x' }).result,
      );
    }
  });

  test.each(['environments', 'proxies', 'apiResources', 'operationGroup'])(
    '%s as a text is not readable, which is not "all"',
    (field) => {
      expect(answer({ [field]: 'prod' })).toBe('not readable');
    },
  );

  test('a readable item of a partly readable list counts', () => {
    expect(answer({ environments: [1, 'prod'] })).toBe(yes);
    expect(answer({ environments: [1, 'test'] })).toBe('not readable');
    expect(answer({ environments: [1, 'test'], proxies: ['other'] })).toBe(no);
  });

  test('a product that is missing is not found', () => {
    expect(productAdmits(null, call)).toEqual({ result: 'refuses', reason: 'not found' });
    expect(productAdmits(undefined, call).reason).toBe('not found');
  });
});
