import { describe, expect, test } from 'vitest';
import { whatItOpens, type Opening } from './product-scope.ts';

const config = (apiSource: string, ...operations: object[]) => ({ apiSource, operations });
const group = (...operationConfigs: object[]) => ({ operationConfigs });
const opening = (kind: Opening['kind'], changes: Partial<Opening> = {}): Opening => ({
  kind,
  proxies: ['shop'],
  methods: [],
  paths: [],
  types: [],
  name: '',
  ...changes,
});
const legacy = (changes: Partial<Opening> = {}) => opening('legacy', changes);
const http = (methods: string[], path: string, proxy = 'shop') =>
  opening('http', { proxies: [proxy], methods, paths: [path] });

const get = { resource: '/carts', methods: ['GET'] };
const envoy = { operationConfigType: 'remoteservice', ...group(config('host', get)) };

describe('openings', () => {
  test.each<[title: string, product: object, openings: Opening[]]>([
    [
      'one proxy and path',
      { proxies: ['shop'], apiResources: ['/a'] },
      [legacy({ paths: ['/a'] })],
    ],
    [
      'several',
      { proxies: ['shop', 'b'], apiResources: ['/a', '/b/**'] },
      [legacy({ proxies: ['shop', 'b'], paths: ['/a', '/b/**'] })],
    ],
    ['no paths', { proxies: ['shop'] }, [legacy()]],
    ['empty paths', { proxies: ['shop'], apiResources: [] }, [legacy()]],
    ['null paths', { proxies: ['shop'], apiResources: null }, [legacy()]],
    ['the root', { proxies: ['shop'], apiResources: ['/'] }, [legacy({ paths: ['/'] })]],
    ['no proxies', { apiResources: ['/a'] }, [legacy({ proxies: [], paths: ['/a'] })]],
    ['nothing set', {}, [legacy({ proxies: [] })]],
    ['scopes and quota', { proxies: ['shop'], scopes: [''], quota: 'null' }, [legacy()]],
    [
      'null groups',
      { proxies: ['shop'], operationGroup: null, llmOperationGroup: null },
      [legacy()],
    ],
    ['one operation', { operationGroup: group(config('shop', get)) }, [http(['GET'], '/carts')]],
    ['no methods', { operationGroup: group(config('shop', { resource: '/a' })) }, [http([], '/a')]],
    [
      'empty methods',
      { operationGroup: group(config('shop', { resource: '/a', methods: [] })) },
      [http([], '/a')],
    ],
    [
      'two proxies',
      { operationGroup: group(config('shop', get), config('b', get)) },
      [http(['GET'], '/carts'), http(['GET'], '/carts', 'b')],
    ],
    [
      'two operations',
      { operationGroup: group(config('shop', get, { resource: '/', methods: ['PUT', 'POST'] })) },
      [http(['GET'], '/carts'), http(['PUT', 'POST'], '/')],
    ],
    [
      'a group replaces proxies',
      { proxies: ['b'], operationGroup: group(config('shop', get)) },
      [http(['GET'], '/carts')],
    ],
    ['an empty group', { proxies: ['shop'], operationGroup: {} }, []],
    ['no operations', { operationGroup: group({ apiSource: 'shop' }) }, []],
    ['Envoy', { operationGroup: envoy }, []],
    [
      'GraphQL types',
      { graphqlOperationGroup: group(config('shop', { operationTypes: ['query'] })) },
      [opening('graphql', { types: ['query'] })],
    ],
    [
      'GraphQL name',
      {
        graphqlOperationGroup: group(
          config('shop', { operationTypes: ['query'], operation: 'Get' }),
        ),
      },
      [opening('graphql', { types: ['query'], name: 'Get' })],
    ],
    [
      'gRPC service',
      { grpcOperationGroup: group({ apiSource: 'shop', service: 'Carts' }) },
      [opening('grpc', { name: 'Carts' })],
    ],
    [
      'gRPC methods',
      { grpcOperationGroup: group({ apiSource: 'shop', service: 'Carts', methods: ['Get'] }) },
      [opening('grpc', { name: 'Carts', methods: ['Get'] })],
    ],
    [
      'LLM',
      {
        llmOperationGroup: group({
          apiSource: 'shop',
          llmOperations: [{ ...get, model: 'small' }],
        }),
      },
      [{ ...http(['GET'], '/carts'), kind: 'llm', name: 'small' }],
    ],
    [
      'payload',
      { payloadOperationGroup: group(config('shop', { operation: 'tools/list' })) },
      [opening('payload', { name: 'tools/list' })],
    ],
    [
      'two groups',
      {
        operationGroup: group(config('shop', get)),
        payloadOperationGroup: group(config('shop', { operation: 'tools/list' })),
      },
      [http(['GET'], '/carts'), opening('payload', { name: 'tools/list' })],
    ],
    ['proxies of a wrong type', { proxies: 'shop', apiResources: ['/a'] }, []],
    ['paths of a wrong type', { proxies: ['shop'], apiResources: [1] }, []],
    [
      'some paths of a wrong type',
      { proxies: ['shop'], apiResources: [1, '/a'] },
      [legacy({ paths: ['/a'] })],
    ],
    [
      'an operation of a wrong type',
      { operationGroup: group(config('shop', { resource: 1 }, get)) },
      [http(['GET'], '/carts')],
    ],
  ])('%s: %j', (_title, product, openings) => {
    expect(whatItOpens(product).openings).toEqual(openings);
  });
});

describe('flags', () => {
  test.each<[product: object, unbounded: string[]]>([
    [{}, ['environments', 'proxies']],
    [{ environments: [], proxies: [] }, ['environments', 'proxies']],
    [{ environments: ['prod'] }, ['proxies']],
    [{ proxies: ['shop'] }, ['environments']],
    [{ environments: ['prod'], proxies: ['shop'] }, []],
    [{ operationGroup: group(config('shop', get)) }, ['environments']],
    [{ environments: ['prod'], operationGroup: {} }, []],
    [{ environments: 'prod', proxies: {} }, []],
  ])('%j is unbounded in %j', (product, unbounded) => {
    expect(whatItOpens(product).unbounded).toEqual(unbounded);
  });

  test('says that a field of a wrong type is left out', () => {
    expect(whatItOpens({ environments: [1, 'prod'] })).toMatchObject({
      environments: ['prod'],
      isIncomplete: true,
    });
    expect(whatItOpens({ operationGroup: 'x' }).isIncomplete).toBe(true);
    expect(whatItOpens({ operationGroup: group(config('shop', {})) }).isIncomplete).toBe(true);
    expect(whatItOpens({ proxies: [1] }).isIncomplete).toBe(true);
    expect(whatItOpens({ proxies: ['shop'] }).isIncomplete).toBe(false);
  });

  test('says that operations for Envoy are left out', () => {
    expect(whatItOpens({ operationGroup: envoy }).hasEnvoyOperations).toBe(true);
    expect(whatItOpens({}).hasEnvoyOperations).toBe(false);
  });
});
