import { http, type HttpHandler, type PathParams } from 'msw';
import { organizationNamed, save } from '../db.ts';
import type { Organization, OwnerKind, Platform } from '../tables.ts';
import { asLaggingReads } from '../lag.ts';
import { organizationNotFound, Refusal, refused } from '../refusal.ts';
import { type Conditions, type ScenarioRequest, underScenario } from '../scenarios.ts';
import { recordRequest, recordWrite } from '../write-log.ts';

/** One request to an organization. Path parameters are percent-decoded. */
export interface Call {
  organization: Organization;
  request: Request;
  url: URL;
  /** '' when the path lacks the parameter */
  param(name: string): string;
  /** the request body as text; '' for a GET */
  body: string;
  /** the e-mail for lastModifiedBy on Edge */
  user: string;
  lists: Conditions['lists'];
  quirk: Conditions['quirk'];
}

/** The methods of the API. */
export type Method = 'get' | 'post' | 'put' | 'delete';

/** Where a route exists. */
export interface RouteOptions {
  /** the only platform with this path; both when absent */
  only?: Platform;
}

const ownerPaths: Record<OwnerKind, { path: string; options: RouteOptions }> = {
  developer: { path: '/developers/:owner', options: {} },
  appgroup: { path: '/appgroups/:owner', options: { only: 'x' } },
  company: { path: '/companies/:owner', options: { only: 'edge' } },
};

/** One route per kind of owner, for resources that developers, AppGroups and companies share. */
export function ownerRoute(
  method: Method,
  path: string,
  handle: (call: Call, kind: OwnerKind) => Response,
  kinds: readonly OwnerKind[] = ['developer', 'appgroup', 'company'],
  only?: Platform,
): HttpHandler[] {
  return kinds.flatMap((kind) =>
    route(method, `${ownerPaths[kind].path}${path}`, (call) => handle(call, kind), {
      ...ownerPaths[kind].options,
      ...(only ? { only } : {}),
    }),
  );
}

/**
 * Handles `…/v1/organizations/{org}{path}` on any origin and, on Edge only, the alias `…/v1/o/{org}`
 * (docs/apigee-api.md, "Base URLs"). A path that the organization's platform lacks stays unhandled, so that a
 * client which sends it fails its test. A thrown Refusal becomes the platform's error body; after a
 * write the tables are saved.
 */
export function route(
  method: Method,
  path: string,
  handle: (call: Call) => Response,
  options: RouteOptions = {},
): HttpHandler[] {
  const pattern = compile(path);
  const matches = ({ request }: { request: Request }) => {
    const found = pattern.exec(new URL(request.url).pathname)?.groups;
    if (!found) return false;
    const params = Object.fromEntries(
      Object.entries(found).map(([name, segment]) => [name, decoded(segment)]),
    );
    const platform = platformIn(request, params);
    const lacks =
      (options.only && options.only !== platform) || (params['prefix'] === 'o' && platform === 'x');
    return { matches: !lacks, params };
  };
  return [
    http[method](matches, ({ request, params }) =>
      answer(request, params, platformIn(request, params), handle),
    ),
  ];
}

// Turns `/developers/:owner` into a pattern of percent-encoded segments. A segment may be empty, as in
// `/apps//keys`: no row has that name, so the reply is 404, as in Apigee (docs/apigee-api.md, "Known errors").
function compile(path: string): RegExp {
  const segments = path.replaceAll(/\/:(\w+)/g, '/(?<$1>[^/]*)');
  return new RegExp(`/v1/(?<prefix>organizations|o)/(?<org>[^/:]*)${segments}$`);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function platformIn(request: Request, params: PathParams): Platform {
  const name = text(params, 'org');
  return (
    organizationNamed(name)?.platform ?? platformOf(new URL(request.url), text(params, 'prefix'))
  );
}

async function answer(
  request: Request,
  params: PathParams,
  platform: Platform,
  handle: (call: Call) => Response,
): Promise<Response> {
  const url = new URL(request.url);
  const name = text(params, 'org');
  recordRequest(request);
  const isWrite = request.method !== 'GET';
  const body = isWrite ? await request.text() : '';
  if (isWrite) recordWrite(request, body);
  const app = text(params, 'app');
  const owner = text(params, 'owner');
  const scenarioRequest: ScenarioRequest = {
    request,
    platform,
    organization: name,
    owner,
    app: app === '' ? undefined : { name: app, ...(owner === '' ? {} : { owner }) },
  };
  return underScenario(scenarioRequest, async ({ lists, lags, discard, quirk }) => {
    const response = attempt(platform, name, (organization) =>
      handle({
        organization: discard
          ? scratchCopy(organization, app)
          : lags && !isWrite
            ? asLaggingReads(organization)
            : organization,
        request,
        url,
        param: (parameter) => text(params, parameter),
        body,
        user: userOf(request, organization),
        lists,
        quirk,
      }),
    );
    if (isWrite && !discard) save();
    return response;
  });
}

// A discarded write changes a copy: the reply is correct and the tables stay as they are. A write under an
// app changes only apps of that name, so only these are copied: a large organization takes seconds.
function scratchCopy({ apps, ...rest }: Organization, app: string): Organization {
  return {
    ...structuredClone(rest),
    apps:
      app === ''
        ? structuredClone(apps)
        : apps.map((row) => (row.name === app ? structuredClone(row) : row)),
  };
}

function attempt(
  platform: Platform,
  name: string,
  handle: (organization: Organization) => Response,
): Response {
  try {
    const organization = organizationNamed(name);
    if (!organization) throw organizationNotFound(platform, name);
    return handle(organization);
  } catch (error) {
    if (error instanceof Refusal) return refused(platform, error);
    throw error;
  }
}

/** Edge for its public host, for a proxy under `/edge` and for the alias `/o`; else X. */
export function platformOf(url: URL, prefix = 'organizations'): Platform {
  const before = url.pathname.slice(0, url.pathname.lastIndexOf('/v1'));
  return prefix === 'o' || url.hostname === 'api.enterprise.apigee.com' || before.endsWith('/edge')
    ? 'edge'
    : 'x';
}

function text(params: PathParams, name: string): string {
  const value = params[name];
  return typeof value === 'string' ? value : '';
}

// Basic authentication contains the user (docs/apigee-api.md, "Sign-in"); a bearer token does not.
function userOf(request: Request, organization: Organization): string {
  const basic = /^basic (\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  try {
    const user = basic === undefined ? '' : (atob(basic).split(':')[0] ?? '');
    return user === '' ? organization.createdBy : user;
  } catch {
    return organization.createdBy;
  }
}
