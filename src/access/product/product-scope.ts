import {
  operationGroups,
  type GroupKind,
  type OperationGroup,
  type ProductFields,
} from './product-fields.ts';
import type { Quota } from './product-quota.ts';
import { isEmptyList, textList, type TextList } from '../untyped-values.ts';

/** What one part of a product opens. Each empty list means "all". */
export interface Opening {
  kind: 'legacy' | GroupKind;
  proxies: string[];
  /** verbs; of `grpc` the methods of the service; all for `legacy`; none apply to `graphql` and `payload` */
  methods: string[];
  /** path patterns; all for `graphql`, `grpc` and `payload` */
  paths: string[];
  /** `graphql`: operation types */
  types: string[];
  /** `graphql` (empty = all) and `payload`: the operation; `llm`: the model; `grpc`: the service */
  name: string;
  /** replaces the quota of the product here; of `llm` in tokens */
  quota?: Quota | undefined;
}

/** What opens more than one would expect: every environment, or every proxy of the organization. */
type Unbounded = 'environments' | 'proxies';

/** What a product opens: every opening, in every environment. */
export interface ProductScope {
  /** empty = all */
  environments: string[];
  openings: Opening[];
  unbounded: Unbounded[];
  /** operations for Envoy, which open nothing behind a proxy, are left out */
  hasEnvoyOperations: boolean;
  /** a field has a wrong type, so this can be incomplete */
  isIncomplete: boolean;
}

/** What an API product opens (docs/apigee-api.md, "Product matching"). */
export function whatItOpens(product: ProductFields): ProductScope {
  const environments = textList(product.environments);
  const groups = operationGroups(product);
  const opens = groups.length > 0 ? openingsOfGroups(groups) : legacyOpenings(product);
  return {
    ...opens,
    openings: isReadable(environments) ? opens.openings : [],
    environments: environments.values,
    unbounded: [
      ...(isEmptyList(environments) ? (['environments'] as const) : []),
      ...(opens.openings.some(({ proxies }) => proxies.length === 0) ? (['proxies'] as const) : []),
    ],
    isIncomplete: opens.isIncomplete || environments.isBroken,
  };
}

type Openings = Pick<ProductScope, 'openings' | 'hasEnvoyOperations' | 'isIncomplete'>;

// One opening: each path counts for every proxy.
function legacyOpenings({ proxies, apiResources }: ProductFields): Openings {
  const [proxyList, paths] = [textList(proxies), textList(apiResources)];
  const isKnown = isReadable(proxyList) && isReadable(paths);
  const opening = { ...nothing, proxies: proxyList.values, paths: paths.values };
  return {
    openings: isKnown ? [{ kind: 'legacy', ...opening }] : [],
    hasEnvoyOperations: false,
    isIncomplete: proxyList.isBroken || paths.isBroken,
  };
}

function openingsOfGroups(groups: readonly OperationGroup[]): Openings {
  const forProxies = groups.filter(({ isForEnvoy }) => !isForEnvoy);
  return {
    openings: forProxies.flatMap(groupOpenings),
    hasEnvoyOperations: forProxies.length < groups.length,
    isIncomplete: forProxies.some(
      ({ isBroken, configs }) => isBroken || configs.some((config) => config.isBroken),
    ),
  };
}

function groupOpenings({ kind, configs }: OperationGroup): Opening[] {
  return configs.flatMap(({ proxy, operations, quota }) =>
    operations.map(({ resource, ...operation }) => ({
      kind,
      proxies: [proxy],
      paths: resource ? [resource] : [],
      ...operation,
      quota,
    })),
  );
}

// A list of which nothing can be read is not an empty one, which would mean "all".
function isReadable(list: TextList): boolean {
  return list.values.length > 0 || isEmptyList(list);
}

const nothing = { methods: [], types: [], name: '' };
