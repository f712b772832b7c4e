import type { Organization, Product } from '../tables.ts';

/** An API proxy as it is deployed. */
export interface DeployedProxy {
  name: string;
  /** a segment `*` matches any one */
  basePath: string;
  environments: readonly string[];
  /** X: a deployment group instead of an environment */
  deploymentGroup?: string;
}

/** An environment group (X): which hosts lead to which environment. */
export interface EnvironmentGroup {
  name: string;
  hostnames: readonly string[];
  environment: string;
  /** the configuration of the organization has only its location, not its rules */
  isLoadedSeparately?: boolean;
}

// The other proxies have their name as base path, in every environment.
const exceptions: Record<string, Omit<DeployedProxy, 'name'>> = {
  orders: { basePath: '/commerce', environments: ['prod', 'test'] },
  maps: { basePath: '/geo/maps', environments: ['prod', 'test'] },
  // For the longest base path that matches.
  identity: { basePath: '/commerce/identity', environments: ['prod', 'test'] },
  tax: { basePath: '/tax/*', environments: ['prod'] },
  sandbox: { basePath: '/sandbox', environments: ['test'] },
  // On Edge.
  meters: { basePath: '/meters', environments: ['test'] },
  notify: { basePath: '/notify', environments: [], deploymentGroup: 'messaging' },
};

/** The proxies of an organization: those that its products name. */
export function proxiesOf({ products, environments }: Organization): DeployedProxy[] {
  const names = new Set(products.flatMap(proxiesIn));
  return [...names]
    .toSorted()
    .map((name) => ({ name, ...(exceptions[name] ?? { basePath: `/${name}`, environments }) }));
}

/** The environment groups of an organization on X: one for each environment, and one whose rules are loaded separately. */
export function environmentGroupsOf({ name, environments }: Organization): EnvironmentGroup[] {
  const [first = 'prod'] = environments;
  const main = environments.includes('prod') ? 'prod' : first;
  return [
    ...environments.map((environment) => ({
      name: `${environment}-group`,
      hostnames:
        environment === main
          ? [`api.${name}.example`, `www.${name}.example`]
          : [`${environment}.${name}.example`],
      environment,
    })),
    {
      name: 'partners',
      hostnames: [`partners.${name}.example`],
      environment: main,
      isLoadedSeparately: true,
    },
  ];
}

function proxiesIn({ proxies, extra = {} }: Product): string[] {
  return [...proxies, ...Object.values(extra).flatMap(sourcesIn)];
}

// The proxies of an operation group of any kind.
function sourcesIn(group: unknown): string[] {
  const { operationConfigs = [] } = (group ?? {}) as {
    operationConfigs?: { apiSource?: string }[];
  };
  return Array.isArray(operationConfigs)
    ? operationConfigs.flatMap(({ apiSource }) => apiSource ?? [])
    : [];
}
