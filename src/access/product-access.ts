import { fitsBody, type BodyFit } from './product/body-operation.ts';
import { matchPath, type PathDoubt } from './product/path-pattern.ts';
import {
  operationGroups,
  type OperationConfig,
  type GroupKind,
  type OperationGroup,
  type ProductFields,
  type ProductOperation,
} from './product/product-fields.ts';
import { isEmptyList, textList, type TextList } from './untyped-values.ts';

/** A call to a proxy. */
export interface ProxyCall {
  environment: string;
  proxy: string;
  /** the HTTP verb */
  method: string;
  /** the path suffix: what follows the proxy's base path, without query; `''` = the bare base path */
  path: string;
  /**
   * What the request body asks for: `query GetUser` (GraphQL), `Method` or `service/Method` (gRPC), the model (LLM), or
   * the operation itself, such as `tools/call/get_weather` (payload). Missing = not known.
   */
  operation?: string | undefined;
}

type Refusal = 'incorrect environments' | 'no api' | 'no method' | 'no path' | 'not found';
type Doubt = PathDoubt | 'depends on the body' | 'not readable' | 'organization not loaded';

/** Whether a product admits a call. The words of `reason` are those of Apigee's Envoy adapter, where it has any. */
export type ProductAccess =
  | {
      result: 'admits';
      reason: 'authorized';
      /** the resource or operation that fits; missing = the product has none and admits all */
      matched?: string;
    }
  | { result: 'refuses'; reason: Refusal; matched?: never }
  | {
      result: 'uncertain';
      reason: Doubt;
      /** the resource or operation that may fit */
      matched?: string;
    };

/** Properties of the organization that change what products admit. */
export interface AccessRules {
  /**
   * `features.keymanagement.disable.unbounded.permissions` (docs/apigee-api.md, "Effective access"); `'unknown'` = the
   * organization could not be loaded
   */
  refusesUnbounded?: boolean | 'unknown';
}

/**
 * Whether an API product admits a call, if the proxy checks API keys at all (docs/apigee-api.md, "Product matching").
 * Says *uncertain* where Apigee's own implementations disagree, where the request body decides, where a field has a
 * wrong type, and where a rule is unknown.
 *
 * @param product as the API sends it
 */
export function productAdmits(
  product: ProductFields | null | undefined,
  call: ProxyCall,
  rules: AccessRules = {},
): ProductAccess {
  if (typeof product !== 'object' || product === null) return refused('not found');
  const groups = operationGroups(product);
  return allOf([
    isListed(product.environments, call.environment, 'incorrect environments'),
    groups.length > 0 ? groupsAdmit(groups, call) : legacyAdmits(product, call, rules),
  ]);
}

function legacyAdmits(product: ProductFields, call: ProxyCall, rules: AccessRules): ProductAccess {
  const [proxies, resources] = [textList(product.proxies), textList(product.apiResources)];
  const isUnbounded = isEmptyList(proxies) && isEmptyList(resources);
  if (isUnbounded && rules.refusesUnbounded)
    return rules.refusesUnbounded === true ? refused('no api') : ruleUnknown;
  return allOf([
    isListed(product.proxies, call.proxy, 'no api'),
    isEmptyList(resources) ? authorized : fitsResources(resources, call.path),
  ]);
}

function fitsResources({ values, isBroken }: TextList, path: string): ProductAccess {
  const fits = values.map((resource) => withMatch(fitsPath(resource, path), resource));
  return anyOf([...fits, ...unreadableIf(isBroken)], 'no path');
}

function groupsAdmit(groups: readonly OperationGroup[], call: ProxyCall): ProductAccess {
  const accesses = groups
    .filter(({ isForEnvoy }) => !isForEnvoy)
    .flatMap(({ kind, configs, isBroken }) => [
      ...configs
        .filter(({ proxy }) => proxy === call.proxy)
        .map((config) => configAdmits(kind, config, call)),
      ...unreadableIf(isBroken),
    ]);
  return anyOf(accesses, 'no api');
}

function configAdmits(kind: GroupKind, config: OperationConfig, call: ProxyCall): ProductAccess {
  const accesses = config.operations.map((operation) => operationAdmits(kind, operation, call));
  return anyOf([...accesses, ...unreadableIf(config.isBroken)], 'no method');
}

function operationAdmits(
  kind: GroupKind,
  operation: ProductOperation,
  call: ProxyCall,
): ProductAccess {
  const { resource, name, types, methods } = operation;
  const isByPath = kind === 'http' || kind === 'llm';
  const access = allOf([
    isByPath ? fitsMethod(methods, call.method) : authorized,
    isByPath ? fitsPath(resource, call.path) : authorized,
    kind === 'http' ? authorized : bodyAccess[fitsBody(kind, operation, call.operation)],
  ]);
  return withMatch(access, resource || name || types.join(', '));
}

function fitsMethod(methods: readonly string[], method: string): ProductAccess {
  const isAmong = methods.some((listed) => listed.toUpperCase() === method.toUpperCase());
  return isAmong || methods.length === 0 ? authorized : refused('no method');
}

function fitsPath(resource: string, path: string): ProductAccess {
  const { matches, doubt } = matchPath(resource, path);
  if (matches === 'uncertain') return { result: 'uncertain', reason: doubt };
  return matches === 'yes' ? authorized : refused('no path');
}

// An empty list admits everything.
function isListed(field: unknown, name: string, refusal: Refusal): ProductAccess {
  const names = textList(field);
  if (isEmptyList(names) || names.values.includes(name)) return authorized;
  return names.isBroken ? unreadable : refused(refusal);
}

const authorized: ProductAccess = { result: 'admits', reason: 'authorized' };
const unreadable: ProductAccess = { result: 'uncertain', reason: 'not readable' };
const ruleUnknown: ProductAccess = { result: 'uncertain', reason: 'organization not loaded' };
const bodyAccess: Record<BodyFit, ProductAccess> = {
  yes: authorized,
  no: { result: 'refuses', reason: 'no method' },
  depends: { result: 'uncertain', reason: 'depends on the body' },
};

function refused(reason: Refusal): ProductAccess {
  return { result: 'refuses', reason };
}

function unreadableIf(isBroken: boolean): ProductAccess[] {
  return isBroken ? [unreadable] : [];
}

function withMatch(access: ProductAccess, matched: string): ProductAccess {
  return access.result === 'refuses' ? access : { ...access, matched };
}

/** The access of all conditions together, in the order in which they are checked. */
function allOf(accesses: readonly ProductAccess[]): ProductAccess {
  const find = (result: string) => accesses.find((access) => access.result === result);
  const matched = accesses.find((access) => access.matched !== undefined)?.matched;
  const failed = find('refuses');
  if (failed) return failed;
  const access = find('uncertain') ?? authorized;
  return matched === undefined ? access : withMatch(access, matched);
}

/** The best access of alternatives. Among refusals, that of the last check reached, as the Envoy adapter checks. */
function anyOf(accesses: readonly ProductAccess[], none: Refusal): ProductAccess {
  const rank = ({ result, reason }: ProductAccess) =>
    result === 'refuses' ? checks.indexOf(reason) : checks.length + Number(result === 'admits');
  return accesses.reduce(
    (best, access) => (rank(access) > rank(best) ? access : best),
    refused(none),
  );
}

const checks: Refusal[] = ['not found', 'incorrect environments', 'no api', 'no method', 'no path'];
