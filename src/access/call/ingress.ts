import { isRecord, isText, textList, untypedList } from '../untyped-values.ts';

/** Where a URL leads in an organization on X. */
export type Route =
  | {
      found: 'proxy';
      /** `null` = the rule names a deployment group instead */
      environment: string | null;
      deploymentGroup: string | null;
      proxy: string;
      basePath: string;
      /** the path suffix; `''` = the bare base path */
      suffix: string;
    }
  /** the host is known, but no base path matches */
  | { found: 'no base path' }
  /** the rule does not name its proxy: the configuration was not loaded with `view=FULL` */
  | { found: 'no proxy'; basePath: string }
  /** `groups` are the environment groups whose hosts or rules have to be loaded by themselves */
  | { found: 'group not loaded'; groups: string[] }
  | { found: 'no host' };

/**
 * Resolves host and path of a URL by the deployed ingress configuration of an organization (docs/apigee-api.md, "URL to
 * proxy").
 *
 * @param config the body of `getDeployedIngressConfig?view=FULL`, with groups that were loaded by themselves added to
 *   `environmentGroups`
 * @param path without query
 */
export function resolveRoute(config: unknown, host: string, path: string): Route {
  const groups = groupsIn(config);
  const ofHost = groups.filter((group) => textList(group['hostnames']).values.some(isSame(host)));
  const unloaded = (ofHost.length > 0 ? ofHost : groups).filter(isUnloaded).map(groupName);
  const rules = ofHost.flatMap((group) => records(group['routingRules']));
  const rule = longestMatch(rules, path);
  if (rule) return routeOf(rule, path);
  if (unloaded.length > 0) return { found: 'group not loaded', groups: unloaded };
  return { found: ofHost.length > 0 ? 'no base path' : 'no host' };
}

/** The environment groups of which the configuration has only the location, to be loaded by themselves. */
export function unloadedGroups(config: unknown): string[] {
  return groupsIn(config).filter(isUnloaded).map(groupName);
}

/** The configuration, in which groups that were loaded by themselves replace their locations. */
function groupsIn(config: unknown): Fields[] {
  const groups = isRecord(config) ? records(config['environmentGroups']) : [];
  const loaded = new Set(groups.filter((group) => !isUnloaded(group)).map(groupName));
  return groups.filter((group) => !isUnloaded(group) || !loaded.has(groupName(group)));
}

// A group in the configuration of the whole organization can hold the place of its rules and hosts instead of them.
function isUnloaded(group: Fields): boolean {
  return text(group['location']) !== '' && records(group['routingRules']).length === 0;
}

/** `organizations/{org}/envgroups/{group}` */
function groupName({ name }: Fields): string {
  return text(name).replace(/^.*\/envgroups\//u, '');
}

/** Among rules of the same length, the first: they are ordered. */
function longestMatch(rules: readonly Fields[], path: string): Fields | null {
  const length = (rule: Fields) => segmentsOf(text(rule['basepath'])).length;
  return rules
    .filter((rule) => isUnder(text(rule['basepath']), path))
    .reduce<Fields | null>(
      (best, rule) => (best && length(best) >= length(rule) ? best : rule),
      null,
    );
}

/** Whether a path begins with a base path, by whole segments. A segment `*` matches any one. */
function isUnder(basePath: string, path: string): boolean {
  const segments = path.split('/').slice(1);
  return (
    basePath.startsWith('/') &&
    segmentsOf(basePath).every(
      (expected, index) => segments[index] === expected || (expected === '*' && segments[index]),
    )
  );
}

function routeOf(rule: Fields, path: string): Route {
  const basePath = text(rule['basepath']);
  const [, proxy] = /\/apis\/([^/]+)/u.exec(text(rule['receiver'])) ?? [];
  if (!proxy) return { found: 'no proxy', basePath };
  const rest = path.split('/').slice(1 + segmentsOf(basePath).length);
  return {
    found: 'proxy',
    environment: text(rule['environment']) || null,
    deploymentGroup: text(rule['deploymentGroup']) || null,
    proxy,
    basePath,
    suffix: rest.map((segment) => `/${segment}`).join(''),
  };
}

function segmentsOf(basePath: string): string[] {
  return basePath.split('/').filter((segment) => segment !== '');
}

function isSame(host: string): (other: string) => boolean {
  return (other) => other.toLowerCase() === host.toLowerCase().replace(/\.$/u, '');
}

type Fields = Record<string, unknown>;

function records(value: unknown): Fields[] {
  return untypedList(value).values.filter(isRecord);
}

function text(value: unknown): string {
  return isText(value) ? value : '';
}
