import { HttpResponse } from 'msw';
import { invalid, Refusal } from '../refusal.ts';
import { dayMs, generator } from '../seed/seed-parts.ts';
import type { App, Credential, Organization } from '../tables.ts';
import { type Call, route } from './route.ts';

/** Traffic without a known app, as Apigee names it (docs/apigee-api.md, "Usage statistics"). */
const notSet = '(not set)';

const defaultLimit = 1000;

interface Traffic {
  app: App | null;
  key: Credential | null;
  /** calls by day, in ms */
  days: Map<number, number>;
}

/**
 * `GET …/environments/{env}/stats/{dimensions}` and `optimizedStats` (docs/apigee-api.md, "Usage statistics"): calls
 * by day, the same for the same key, environment and day. Takes `filter` by one app, `limit` and `offset`.
 */
function getStats(call: Call, isOptimized: boolean): Response {
  const { organization, url } = call;
  if (!organization.environments.includes(call.param('env')))
    throw new Refusal(404, undefined, `Environment ${call.param('env')} does not exist`);
  const dimensions = call.param('dimensions').split(',');
  const range = rangeOf(call);
  const groups = new Map<string, { values: string[]; days: Map<number, number> }>();
  for (const traffic of trafficOf(call, range)) {
    if (!passes(traffic, url.searchParams.get('filter'))) continue;
    const values = dimensions.map((dimension) => valueOf(organization, traffic, dimension));
    const group = groups.get(values.join('\n')) ?? { values, days: new Map<number, number>() };
    groups.set(values.join('\n'), group);
    for (const [day, calls] of traffic.days)
      group.days.set(day, (group.days.get(day) ?? 0) + calls);
  }
  const offset = Number(url.searchParams.get('offset') ?? 0);
  const requested = Number(url.searchParams.get('limit') ?? defaultLimit);
  const limit = call.quirk === 'stats-truncated' ? 3 : requested;
  const rows = [...groups.values()].filter(({ days }) => days.size > 0);
  const page = rows.slice(offset, offset + limit);
  const body = isOptimized
    ? optimizedBody(dimensions, page, {
        isTruncated: limit < requested,
        platform: organization.platform,
      })
    : plainBody(call.param('env'), page);
  return HttpResponse.json(body);
}

type Group = Pick<Traffic, 'days'> & { values: string[] };

// Days without any call are missing. X sends numbers as text, Edge as numbers.
function optimizedBody(
  names: string[],
  rows: readonly Group[],
  { isTruncated, platform }: { isTruncated: boolean; platform: string },
) {
  const times = [...new Set(rows.flatMap(({ days }) => [...days.keys()]))].sort((a, b) => a - b);
  const number = (value: number) => (platform === 'x' ? `${value}.0` : value);
  return {
    Response: {
      ...(times.length > 0 && { TimeUnit: times.map((at) => (platform === 'x' ? `${at}` : at)) }),
      metaData: { errors: [], notices: ['Source:Mock'] },
      resultTruncated: isTruncated,
      stats: {
        data: rows.map(({ values, days }) => ({
          identifier: { names, values },
          metric: [
            {
              env: 'prod',
              name: 'sum(message_count)',
              values: times.map((at) => number(days.get(at) ?? 0)),
            },
          ],
        })),
      },
    },
  };
}

function plainBody(name: string, rows: readonly Group[]) {
  const dimensions = rows.map(({ values, days }) => ({
    name: values.join(','),
    individualNames: values,
    metrics: [
      {
        name: 'sum(message_count)',
        values: [...days].map(([timestamp, calls]) => ({ timestamp, value: `${calls}.0` })),
      },
    ],
  }));
  return {
    environments: [{ name, ...(dimensions.length > 0 && { dimensions }) }],
    metaData: { errors: [], notices: [] },
  };
}

function rangeOf({ organization, url }: Call): { from: number; until: number } {
  const times = (url.searchParams.get('timeRange') ?? '').split('~').map((text) => {
    const [, month, day, year, hour, minute] =
      /^(\d\d)\/(\d\d)\/(\d{4}) ([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
    return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
  });
  const [from = NaN, until = NaN] = times;
  if (!(from < until)) throw invalid(organization.platform, 'Invalid timeRange');
  return { from, until };
}

function* trafficOf(call: Call, range: { from: number; until: number }): Generator<Traffic> {
  const { organization } = call;
  const environment = call.param('env');
  for (const app of organization.apps)
    for (const key of app.credentials) {
      // Refused calls are not counted for their app.
      const works = [app, key, ...key.products.slice(0, 1)].every(isApproved);
      const caller = works && key.products.length > 0 ? key : { ...key, status: 'revoked' };
      yield { app, key, days: callsOf(`${environment} ${key.consumerKey}`, caller, range) };
    }
  const unknown = { issuedAt: 0, expiresAt: -1, status: 'approved', consumerKey: '' };
  yield { app: null, key: null, days: callsOf(`${environment} ${notSet}`, unknown, range) };
}

function isApproved({ status }: { status: string }): boolean {
  return status.toLowerCase() === 'approved';
}

type Caller = Pick<Credential, 'consumerKey' | 'issuedAt' | 'expiresAt' | 'status'>;

// A fifth of the keys has never been used, a fifth not for weeks; those in between pause at times. Keys get fewer calls
// outside production, and none before they are issued or after they expire.
function callsOf(
  label: string,
  { issuedAt, expiresAt = -1, status }: Caller,
  { from, until }: { from: number; until: number },
): Map<number, number> {
  const random = generator(label)();
  const days = new Map<number, number>();
  if (random < 0.2) return days;
  const daysSinceLastCall =
    isApproved({ status }) && random >= 0.4 ? 0 : 20 + Math.floor(random * 200);
  const mostCalls = Math.ceil(12 ** (1 + random * 1.5));
  const end = Math.min(until - daysSinceLastCall * dayMs, expiresAt > 0 ? expiresAt : Infinity);
  const start = Math.floor(Math.max(from, issuedAt) / dayMs) * dayMs;
  for (let day = start; day < end; day += dayMs) {
    const chance = generator(`${label} ${day}`)();
    if (chance > 0.2) days.set(day, Math.ceil(mostCalls * chance));
  }
  return days;
}

function valueOf({ developers }: Organization, { app, key }: Traffic, dimension: string): string {
  if (!app || !key) return notSet;
  switch (dimension) {
    case 'developer_app':
      return app.name;
    case 'client_id':
      return key.consumerKey;
    case 'developer_email':
      return developers.find(({ developerId }) => developerId === app.owner.id)?.email ?? notSet;
    default:
      return notSet;
  }
}

function passes({ app }: Traffic, filter: string | null): boolean {
  if (filter === null) return true;
  const [, name] = /^\(developer_app eq '([^']*)'\)$/.exec(filter) ?? [];
  if (name === undefined) throw new Refusal(400, undefined, `Invalid filter ${filter}`);
  return app?.name === name;
}

// X only. Whether an organization records keys depends on the organization (docs/apigee-api.md, "Usage statistics").
function getSchema({ quirk }: Call): Response {
  const names = ['apiproxy', 'api_product', 'developer_app', 'developer_email', 'client_ip'];
  const dimensions = [...names, ...(quirk === 'stats-per-app' ? [] : ['client_id'])];
  return HttpResponse.json({
    dimensions: dimensions.map((name) => ({
      name,
      properties: { type: 'string', custom: 'false' },
    })),
    metrics: [{ name: 'message_count', properties: { type: 'integer', custom: 'false' } }],
  });
}

export const statsHandlers = [
  ...route('get', '/environments/:env/stats/:dimensions', (call) =>
    getStats(
      call,
      call.organization.platform === 'edge' && call.url.searchParams.get('_optimized') === 'js',
    ),
  ),
  ...route('get', '/environments/:env/optimizedStats/:dimensions', (call) => getStats(call, true), {
    only: 'x',
  }),
  ...route('get', '/environments/:env/analytics/admin/schemav2', getSchema, { only: 'x' }),
];
