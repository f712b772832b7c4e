import { reply } from '../bodies/bodies.ts';
import { Refusal } from '../refusal.ts';
import {
  environmentGroupsOf,
  proxiesOf,
  type DeployedProxy,
  type EnvironmentGroup,
} from '../seed/seed-proxies.ts';
import type { Organization } from '../tables.ts';
import { listed } from './find.ts';
import { type Call, route } from './route.ts';

/** `GET …/apis`: X `ListApiProxiesResponse`, Edge a bare array of names (docs/apigee-api.md, "Response shapes"). */
function listProxies(call: Call): Response {
  const { organization } = call;
  const names = listed(call, proxiesOf(organization)).map(({ name }) => name);
  return organization.platform === 'edge'
    ? reply(organization, names)
    : reply(organization, {
        proxies: names.map((name) => ({ name, apiProxyType: 'PROGRAMMABLE' })),
      });
}

/** `GET …/environments/{env}/deployments`: X `ListDeploymentsResponse`, Edge its proxies with their revisions. */
function listDeployments(call: Call): Response {
  const { organization, param } = call;
  const environment = param('environment');
  if (!organization.environments.includes(environment))
    throw new Refusal(404, undefined, `Environment ${environment} does not exist`);
  const names = proxiesOf(organization)
    .filter(({ environments }) => environments.includes(environment))
    .map(({ name }) => name);
  return organization.platform === 'edge'
    ? reply(organization, {
        aPIProxy: names.map((name) => ({ name, revision: [{ name: '12', state: 'deployed' }] })),
        name: environment,
        organization: organization.name,
      })
    : reply(organization, {
        deployments: names.map((apiProxy) => ({ environment, apiProxy, revision: '12' })),
      });
}

/** `GET …/environments` (Edge): a bare array of names. */
function listEnvironments({ organization }: Call): Response {
  return reply(organization, organization.environments);
}

/**
 * `GET …/deployedIngressConfig` (docs/apigee-api.md, "URL to proxy"): `IngressConfig`. Only `view=FULL` names the
 * receiver of each rule. A group that is loaded separately has only its location.
 */
function ingressConfig({ organization, url }: Call): Response {
  const isFull = url.searchParams.get('view') === 'FULL';
  return reply(organization, {
    name: `organizations/${organization.name}/deployedIngressConfig`,
    revisionId: '7',
    environmentGroups: environmentGroupsOf(organization).map((group) =>
      group.isLoadedSeparately
        ? { name: groupPath(organization, group), location: locationOf(organization, group) }
        : groupConfig(organization, group, isFull),
    ),
  });
}

/** `GET …/envgroups/{group}/deployedIngressConfig`: `EnvironmentGroupConfig`. */
function groupIngressConfig({ organization, url, param }: Call): Response {
  const name = param('group');
  const group = environmentGroupsOf(organization).find((row) => row.name === name);
  if (!group) throw new Refusal(404, undefined, `Environment group ${name} does not exist`);
  const isFull = url.searchParams.get('view') === 'FULL';
  return reply(organization, groupConfig(organization, group, isFull));
}

function groupConfig(organization: Organization, group: EnvironmentGroup, isFull: boolean) {
  const deployed = proxiesOf(organization).filter(
    ({ environments, deploymentGroup }) =>
      environments.includes(group.environment) || deploymentGroup !== undefined,
  );
  return {
    name: groupPath(organization, group),
    revisionId: '3',
    hostnames: group.hostnames,
    // Ordered from the longest to the shortest base path.
    routingRules: deployed
      .toSorted((one, other) => other.basePath.length - one.basePath.length)
      .map((proxy) => rule(organization, group, proxy, isFull)),
  };
}

function rule(
  { name: organization }: Organization,
  { environment }: EnvironmentGroup,
  { name, basePath, deploymentGroup }: DeployedProxy,
  isFull: boolean,
) {
  return {
    basepath: basePath,
    ...(deploymentGroup === undefined ? { environment } : { deploymentGroup }),
    ...(isFull && { receiver: `organizations/${organization}/apis/${name}/revisions/12` }),
  };
}

function groupPath({ name }: Organization, group: EnvironmentGroup): string {
  return `organizations/${name}/envgroups/${group.name}`;
}

function locationOf(organization: Organization, group: EnvironmentGroup): string {
  return `https://apigee.googleapis.com/v1/${groupPath(organization, group)}/deployedIngressConfig`;
}

export const proxyHandlers = [
  ...route('get', '/apis', listProxies),
  ...route('get', '/environments/:environment/deployments', listDeployments),
  ...route('get', '/environments', listEnvironments, { only: 'edge' }),
  ...route('get', '/deployedIngressConfig', ingressConfig, { only: 'x' }),
  ...route('get', '/envgroups/:group/deployedIngressConfig', groupIngressConfig, { only: 'x' }),
];
