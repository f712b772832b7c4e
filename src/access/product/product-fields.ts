import { isRecord, isText, textList, untypedList } from '../untyped-values.ts';
import { readQuota, type Quota } from './product-quota.ts';

/**
 * The fields of an API product that decide which calls it admits, under the names of the API (docs/apigee-api.md,
 * "Product matching"). Each can be absent, `null`, or of a wrong type.
 */
export interface ProductFields {
  environments?: unknown;
  proxies?: unknown;
  apiResources?: unknown;
  operationGroup?: unknown;
  graphqlOperationGroup?: unknown;
  grpcOperationGroup?: unknown;
  llmOperationGroup?: unknown;
  payloadOperationGroup?: unknown;
}

/** The kinds of operation groups. */
export type GroupKind = 'http' | 'graphql' | 'grpc' | 'llm' | 'payload';

/** An operation of any kind. What its kind does not have is empty. */
export interface ProductOperation {
  /** path pattern of `http` and `llm` */
  resource: string;
  /** verbs of `http` and `llm`, methods of `grpc`; empty = all */
  methods: string[];
  /** operation types of `graphql`, such as `query` */
  types: string[];
  /** name of a `graphql` operation (empty = all), model of `llm`, service of `grpc`, operation of `payload` */
  name: string;
}

/** The operations of one proxy. */
export interface OperationConfig {
  proxy: string;
  operations: ProductOperation[];
  /** an operation has a wrong type or lacks a required field, and is left out */
  isBroken: boolean;
  /** replaces the quota of the product for these operations; of `llm` in tokens */
  quota?: Quota | undefined;
}

/** All operations of one kind in an API product. */
export interface OperationGroup {
  kind: GroupKind;
  configs: OperationConfig[];
  /** the group or a configuration has a wrong type, and is left out */
  isBroken: boolean;
  /** `operationConfigType: remoteservice`: it never matches a call to a proxy */
  isForEnvoy: boolean;
}

/** The operation groups of a product, also empty ones: a group that is present replaces `proxies` and `apiResources`. */
export function operationGroups(product: ProductFields): OperationGroup[] {
  return groupKinds
    .map((kind) => ({ kind, value: product[fieldOfGroup[kind]] }))
    .filter(({ value }) => value !== undefined && value !== null)
    .map(({ kind, value }) => readGroup(kind, value));
}

const groupKinds = ['http', 'graphql', 'grpc', 'llm', 'payload'] as const;

const fieldOfGroup = {
  http: 'operationGroup',
  graphql: 'graphqlOperationGroup',
  grpc: 'grpcOperationGroup',
  llm: 'llmOperationGroup',
  payload: 'payloadOperationGroup',
} as const;

function readGroup(kind: GroupKind, value: unknown): OperationGroup {
  const group = isRecord(value) ? value : {};
  const { values, isBroken } = untypedList(group['operationConfigs']);
  const configs = values.filter(isConfig);
  return {
    kind,
    configs: configs.map((config) => readConfig(kind, config)),
    isBroken: !isRecord(value) || isBroken || configs.length < values.length,
    isForEnvoy: group['operationConfigType'] === 'remoteservice',
  };
}

interface Config extends Record<string, unknown> {
  apiSource: string;
}

function isConfig(value: unknown): value is Config {
  return isRecord(value) && isText(value['apiSource']);
}

function readConfig(kind: GroupKind, config: Config): OperationConfig {
  const { values, isBroken } = operationsIn(kind, config);
  const operations = values
    .map((operation) => readOperation(kind, operation))
    .filter((operation) => operation !== null);
  return {
    proxy: config.apiSource,
    operations,
    isBroken: isBroken || operations.length < values.length,
    quota: quotaIn(config[kind === 'llm' ? 'llmTokenQuota' : 'quota']),
  };
}

function quotaIn(value: unknown): Quota | undefined {
  return isRecord(value)
    ? readQuota(value['limit'], value['interval'], value['timeUnit'])
    : undefined;
}

function operationsIn(kind: GroupKind, config: Config) {
  // A gRPC configuration is itself the only operation.
  if (kind === 'grpc') return { values: [config], isBroken: false };
  return untypedList(config[kind === 'llm' ? 'llmOperations' : 'operations']);
}

function readOperation(kind: GroupKind, operation: unknown): ProductOperation | null {
  if (!isRecord(operation)) return null;
  const [name, resource] = [operation[fieldOfName[kind]] ?? '', operation['resource'] ?? ''];
  const [methods, types] = [textList(operation['methods']), textList(operation['operationTypes'])];
  if (typeof name !== 'string' || typeof resource !== 'string') return null;
  if (methods.isBroken || types.isBroken) return null;
  const read = { resource, methods: methods.values, types: types.values, name };
  return requiredOf[kind].every((field) => read[field].length > 0) ? read : null;
}

const fieldOfName = {
  http: '',
  graphql: 'operation',
  grpc: 'service',
  llm: 'model',
  payload: 'operation',
};

const requiredOf = {
  http: ['resource'],
  graphql: ['types'],
  grpc: ['name'],
  llm: ['resource', 'name'],
  payload: ['name'],
} as const;
