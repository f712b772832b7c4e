import { expect, test } from 'vitest';
import { generator } from '../../mocks/seed/seed-parts.ts';
import { productAdmits, type ProxyCall } from './product-access.ts';
import { wouldAdmit, type NamedProduct } from './call/would-admit.ts';

const random = generator('access of products');
const oneOf = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
const some = <T>(items: readonly T[]): T[] => items.filter(() => random() < 0.4);
const many = <T>(make: () => T): T[] => Array.from({ length: Math.floor(random() * 4) }, make);

const environments = ['test', 'prod'];
const proxies = ['shop', 'stock'];
const verbs = ['GET', 'POST', 'DELETE'];
const patterns = ['/', '/*', '/**', '/a', '/a/*', '/a/**', '/a*', '/*/b', '/**/b', '/A', '/a/b/'];
const paths = ['', '/', '/a', '/a/', '/ab', '/a/b', '/a/b/', '/a/b/c', '/A', '/c', '/c/b'];
const names = ['tools/list', 'tools/call/x', 'small'];
const types = ['query', 'mutation'];
const bodies = [...names, 'query', 'query A', 'mutation A', 'A', 'Carts/Get', 'Carts/Add', 'Get'];

interface Config {
  apiSource: string;
  operations?: { resource?: string; methods?: string[]; operation?: string }[];
  llmOperations?: { resource: string; methods: string[]; model: string }[];
}

interface GraphqlConfig {
  apiSource: string;
  operations: { operationTypes: string[]; operation?: string }[];
}

interface GrpcConfig {
  apiSource: string;
  service: string;
  methods: string[];
}

interface RandomProduct extends NamedProduct {
  environments?: string[] | null;
  proxies?: string[] | null;
  apiResources?: string[];
  operationGroup?: { operationConfigs: Config[]; operationConfigType: string };
  llmOperationGroup?: { operationConfigs: Config[] };
  payloadOperationGroup?: { operationConfigs: Config[] };
  graphqlOperationGroup?: { operationConfigs: GraphqlConfig[] };
  grpcOperationGroup?: { operationConfigs: GrpcConfig[] };
}

function randomProduct(name: string): RandomProduct {
  const base = { name, environments: oneOf([null, some(environments)]) };
  const request = () => ({ resource: oneOf(patterns), methods: some(verbs) });
  const configs = <T>(make: () => T) => many(() => ({ apiSource: oneOf(proxies), ...make() }));
  const operationConfigType = oneOf(['proxy', 'proxy', 'remoteservice']);
  return oneOf<() => RandomProduct>([
    () => ({ ...base, proxies: oneOf([null, some(proxies)]), apiResources: some(patterns) }),
    () => ({
      ...base,
      proxies,
      operationGroup: {
        operationConfigType,
        operationConfigs: configs(() => ({ operations: many(request) })),
      },
    }),
    () => ({
      ...base,
      llmOperationGroup: {
        operationConfigs: configs(() => ({
          llmOperations: many(() => ({ ...request(), model: oneOf(names) })),
        })),
      },
    }),
    () => ({
      ...base,
      payloadOperationGroup: {
        operationConfigs: configs(() => ({
          operations: many(() => ({ operation: oneOf(names) })),
        })),
      },
    }),
    () => ({
      ...base,
      graphqlOperationGroup: {
        operationConfigs: configs(() => ({
          operations: many(() => ({ operationTypes: some(types), operation: oneOf(['', 'A']) })),
        })),
      },
    }),
    () => ({
      ...base,
      grpcOperationGroup: {
        operationConfigs: configs(() => ({
          service: oneOf(['Carts', 'Users']),
          methods: some(['Get', 'Add']),
        })),
      },
    }),
  ])();
}

function randomCall(): ProxyCall {
  const operation = oneOf([undefined, ...bodies]);
  return {
    environment: oneOf(environments),
    proxy: oneOf(proxies),
    method: oneOf(verbs),
    path: oneOf(paths),
    operation,
  };
}

/** Computed in another way than the code, and wider: whatever any implementation of Apigee would let through. */
function covers(product: RandomProduct, call: ProxyCall): boolean {
  const has = (list: readonly string[] | null | undefined, item: string) =>
    !list || list.length === 0 || list.includes(item);
  const fits = (pattern: string) => {
    const source = pattern.replaceAll('*', '#').replaceAll('##', '.*').replaceAll('#', '[^/]*');
    return pattern === '/' || new RegExp(`^${source}/?$`, 'iu').test(call.path);
  };
  const mine = <T extends { apiSource: string }>(group: { operationConfigs: T[] }) =>
    group.operationConfigs.filter(({ apiSource }) => apiSource === call.proxy);
  const asked = call.operation ?? '';
  const inGraphql = ({ operations }: GraphqlConfig) =>
    operations.some(
      ({ operationTypes, operation }) =>
        (operationTypes.some((type) => asked.startsWith(type)) || !/^[a-z]/u.test(asked)) &&
        (!operation || asked.endsWith(operation)),
    );
  const inGrpc = ({ service, methods }: GrpcConfig) =>
    (asked.startsWith(`${service}/`) || !asked.includes('/')) &&
    (methods.length === 0 || methods.some((method) => asked.endsWith(method)));
  const inConfig = ({ operations = [], llmOperations = [] }: Config) =>
    [...operations, ...llmOperations].some(
      (each) =>
        (each.resource === undefined || fits(each.resource)) &&
        has(each.methods, call.method) &&
        ('model' in each ? each.model === call.operation : true) &&
        ('operation' in each ? each.operation === call.operation : true),
    );
  const { operationGroup, llmOperationGroup, payloadOperationGroup } = product;
  const groups = [operationGroup, llmOperationGroup, payloadOperationGroup].filter(
    (group) => group !== undefined,
  );
  const inLegacy =
    has(product.proxies, call.proxy) &&
    (!product.apiResources?.length || product.apiResources.some(fits));
  const isForEnvoy = operationGroup?.operationConfigType === 'remoteservice';
  const { graphqlOperationGroup: graphql, grpcOperationGroup: grpc } = product;
  const inGroups =
    (!isForEnvoy && groups.some((group) => mine(group).some(inConfig))) ||
    (graphql && mine(graphql).some(inGraphql)) ||
    (grpc && mine(grpc).some(inGrpc));
  const hasGroup = groups.length > 0 || graphql || grpc;
  return has(product.environments, call.environment) && (hasGroup ? inGroups === true : inLegacy);
}

test('no product admits what none of its environments, proxies or operations covers', () => {
  const seen = { admits: 0, refuses: 0, uncertain: 0 };
  for (let round = 0; round < 20_000; round += 1) {
    const [product, call] = [randomProduct('one'), randomCall()];
    const { result } = productAdmits(product, call);
    seen[result] += 1;
    if (result === 'admits' && !covers(product, call)) expect({ product, call }).toBe('refused');
  }
  // Otherwise the test shows nothing.
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(500);
});

test('adding a product never refuses, nor makes uncertain, what was admitted', () => {
  const approved = { status: 'approved' };
  let admitted = 0;
  for (let round = 0; round < 5000; round += 1) {
    const products = Array.from({ length: 4 }, (_, index) => randomProduct(`product-${index}`));
    const held = products.map(({ name }) => ({
      name,
      status: oneOf(['approved', 'approved', 'pending', 'revoked']),
    }));
    const call = randomCall();
    const resultWith = (count: number) => {
      const key = { ...approved, products: held.slice(0, count) };
      return wouldAdmit(approved, key, products, { status: 'active' }, call, 1).result;
    };
    const results = [1, 2, 3, 4].map(resultWith);
    const first = results.indexOf('admits');
    if (first === -1) continue;
    admitted += 1;
    expect(results.slice(first)).toEqual(results.slice(first).map(() => 'admits'));
  }
  expect(admitted).toBeGreaterThan(500);
});
