import type { Credential, Organization, Product } from '../../mocks/tables.ts';
import type { CheckedCall } from './calls.for-tests.ts';

// What a check must say, computed from the tables of the mock by regular expressions, without the code of the console.

type Opens = 'yes' | 'no' | 'maybe';

function fits(pattern: string, path: string): Opens {
  if (pattern === '/') return 'yes';
  if (pattern === '/**') return path === '/' ? 'maybe' : path.length > 1 ? 'yes' : 'no';
  const source = pattern
    .replaceAll(/[.+?^${}()|[\]\\]/gu, '\\$&')
    .replaceAll('/**', '(?:/.*)')
    .replaceAll(/(?<!\.)\*/gu, '[^/]+');
  if (new RegExp(`^${source}$`, 'u').test(path)) return 'yes';
  // Gateways disagree on letter case and on a slash at the end.
  return new RegExp(`^${source}$`, 'iu').test(path.replace(/\/$/u, '')) ? 'maybe' : 'no';
}

function best(answers: readonly Opens[]): Opens {
  return answers.includes('yes') ? 'yes' : answers.includes('maybe') ? 'maybe' : 'no';
}

interface Operations {
  operationConfigs?: {
    apiSource: string;
    operations?: { resource: string; methods?: string[] }[];
  }[];
}

const bodyGroups = [
  'graphqlOperationGroup',
  'grpcOperationGroup',
  'payloadOperationGroup',
  'llmOperationGroup',
];

function opens(product: Product, [environment, proxy, method, path]: CheckedCall): Opens {
  const { environments, proxies, apiResources, extra = {} } = product;
  if (environments.length > 0 && !environments.includes(environment)) return 'no';
  const http = extra['operationGroup'] as Operations | undefined;
  const ofBody = bodyGroups.flatMap((name) => (extra[name] as Operations | undefined) ?? []);
  if (!http && ofBody.length === 0) {
    if (proxies.length > 0 && !proxies.includes(proxy)) return 'no';
    return apiResources.length === 0 ? 'yes' : best(apiResources.map((one) => fits(one, path)));
  }
  const operations = (http?.operationConfigs ?? [])
    .filter(({ apiSource }) => apiSource === proxy)
    .flatMap((config) => config.operations ?? []);
  const byPath = operations
    .filter(({ methods = [] }) => methods.length === 0 || methods.includes(method))
    .map(({ resource }) => fits(resource, path));
  const byBody = ofBody
    .flatMap(({ operationConfigs = [] }) => operationConfigs)
    .filter(({ apiSource }) => apiSource === proxy)
    .map((): Opens => 'maybe');
  return best([...byPath, ...byBody]);
}

export interface Expected {
  /** *yes*, *maybe*, or the code of the fault */
  answer: string;
  admittedBy: string[];
}

/** What the check of one key, or of a token made with it, must say of one call. @param now ms since the epoch */
export function expectedOf(
  organization: Organization,
  appId: string,
  held: Credential,
  call: CheckedCall,
  now: number,
  isToken: boolean,
): Expected {
  const app = organization.apps.find((row) => row.appId === appId);
  const owner = [
    ...organization.developers,
    ...organization.appGroups,
    ...organization.companies,
  ].find((row) => ('developerId' in row ? row.developerId : row.name) === app?.owner.id);
  const is = (status: string | undefined, wanted: string) => status?.toLowerCase() === wanted;
  const answers = held.products
    .filter(({ status }) => is(status, 'approved'))
    .map(({ name }) => {
      const product = organization.products.find((row) => row.name === name);
      return { name, opens: product ? opens(product, call) : ('no' as const) };
    });
  const admittedBy = answers.filter((one) => one.opens === 'yes').map(({ name }) => name);
  const kind = { developer: 'Developer', appgroup: 'AppGroup', company: 'Company' };
  const code = () => {
    if (held.products.length === 0 && !isToken) return 'oauth.v2.InvalidApiKey';
    // Apigee does not document the code for a token.
    if (!is(held.status, 'approved')) return isToken ? '' : 'oauth.v2.ApiKeyNotApproved';
    if (!is(app?.status, 'approved'))
      return 'keymanagement.service.invalid_client-app_not_approved';
    if (!is(owner?.status, 'active'))
      return `keymanagement.service.${kind[app?.owner.kind ?? 'developer']}StatusNotActive`;
    const { expiresAt = -1 } = held;
    if (expiresAt > 0 && expiresAt <= now) return 'keymanagement.service.consumer_key_expired';
    const opened = best(answers.map((one) => one.opens));
    if (opened !== 'no') return opened;
    return isToken
      ? 'keymanagement.service.InvalidAPICallAsNoApiProductMatchFound'
      : 'oauth.v2.InvalidApiKeyForGivenResource';
  };
  return { answer: code(), admittedBy };
}
