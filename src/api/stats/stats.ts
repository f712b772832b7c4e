import { queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import { ApiError } from '../api-error.ts';
import { read } from '../client.ts';
import { identity } from '../fields.ts';
import { isTransient } from '../http/retry.ts';
import { waitForStatsTurn } from '../http/stats-pace.ts';
import { rowsOf } from '../lists/rows.ts';
import type { Query } from '../lists/paging.ts';
import { path } from '../path.ts';
import { dialectOf } from '../platform.ts';
import { usageDays } from './usage-days.ts';
import { callRowsSchema, type CallRow } from './stats-bodies.ts';

const dayMs = 86_400_000;

/** How many rows one call returns: the most that Edge returns (docs/apigee-api.md, "Usage statistics"). */
const statsPageSize = 1000;

/** How many calls one query may take: as many as are allowed in a minute. Beyond that, the answer counts as cut off. */
const maxPages = 10;

/** Calls that a gateway answered, by the values of one or more dimensions and by day. */
export interface CallStats {
  rows: CallRow[];
  /** there are more rows than were loaded: one that is missing may have calls */
  isTruncated: boolean;
  /** the first day and the end of the statistics, in ms */
  from: number;
  until: number;
}

/** Calls by key, where keys are recorded. */
export interface KeyCallStats extends CallStats {
  /** the last value of each row is a key; `false` also where it could not be read whether keys are recorded */
  hasKeys: boolean;
}

/**
 * The calls of all apps in an environment, by e-mail of the developer, name of the app, and key where keys are recorded
 * (docs/apigee-api.md, "Usage statistics"). Each row has only its last day, with all its calls. Kept in memory; at most
 * ten calls a minute are sent.
 * @throws ApiError
 */
export function appCallsQuery(organization: string, environment: string) {
  return queryOptions({
    queryKey: [...usageKeyOf(organization), environment, 'apps'],
    queryFn: async ({ signal, client }): Promise<KeyCallStats> => {
      const range = { organization, environment, days: usageDays.apps };
      const dimensions = ['developer_email', 'developer_app'];
      if (await client.query(hasKeysQuery(organization, environment)))
        try {
          const stats = await readLastCalls(range, [...dimensions, 'client_id'], signal);
          return { hasKeys: true, ...stats };
        } catch (error) {
          // Whether the three can be combined is not documented.
          if (!(error instanceof ApiError) || error.status !== 400) throw error;
        }
      return { hasKeys: false, ...(await readLastCalls(range, dimensions, signal)) };
    },
    ...cacheOptions,
  });
}

/**
 * The calls of an app's keys in an environment, or of the app where the organization does not record keys: then the
 * rows have the e-mail of the developer. Filters by the name of the app, never by a key, which would be in the URL.
 * @throws ApiError
 */
export function keyCallsQuery(organization: string, environment: string, app: string) {
  return queryOptions({
    queryKey: [...usageKeyOf(organization), environment, 'keys', app],
    queryFn: async ({ signal, client }): Promise<KeyCallStats> => {
      const hasKeys = await client.query(hasKeysQuery(organization, environment));
      const dimension = hasKeys ? 'client_id' : 'developer_email';
      const range = { organization, environment, days: usageDays.keys };
      const filter = { filter: appFilter(app) ?? '' };
      return { hasKeys, ...(await readCalls(range, [dimension], signal, filter)) };
    },
    ...cacheOptions,
  });
}

// Asked once for an organization, of one of its environments: few calls are allowed.
function hasKeysQuery(organization: string, environment: string) {
  return queryOptions({
    queryKey: [...usageKeyOf(organization), 'has keys'],
    queryFn: ({ signal }) => hasKeyDimension(organization, environment, signal),
    ...cacheOptions,
  });
}

/** The query key of all statistics of an organization. */
function usageKeyOf(organization: string) {
  return ['organizations', organization, 'usage'];
}

// A failure is shown with a button; retries would use up the few calls that are allowed.
const cacheOptions = { staleTime: 600_000, gcTime: 3_600_000, retry: false } as const;

/** The filter by the name of an app; `null` if the name can't be quoted. How to escape quotes is not documented. */
export function appFilter(app: string): string | null {
  return /['\\]/u.test(app) ? null : `(developer_app eq '${app}')`;
}

interface Range {
  organization: string;
  environment: string;
  /** how many days, with today */
  days: number;
}

// All days of ten thousand rows would take a hundred MB.
const readLastCalls: typeof readCalls = async (...request) => {
  const stats = await readCalls(...request);
  const rows = stats.rows.map(({ values, days }) => {
    const calls = days.reduce((sum, day) => sum + day.calls, 0);
    return { values, days: days.slice(-1).map(({ day }) => ({ day, calls })) };
  });
  return { ...stats, rows };
};

async function readCalls(
  { organization, environment, days }: Range,
  dimensions: readonly string[],
  signal: AbortSignal,
  filter: Query = {},
): Promise<CallStats> {
  const { segment, query: form } = dialectOf(organization).stats;
  const until = Date.now();
  const from = Math.floor(until / dayMs) * dayMs - (days - 1) * dayMs;
  const target = `${path`/organizations/${organization}/environments/${environment}`}/${segment}/${dimensions.join(',')}`;
  const stats: CallStats = { rows: [], isTruncated: true, from, until };
  for (let page = 0; page < maxPages; page += 1) {
    const query = {
      select: 'sum(message_count)',
      timeRange: `${rangeTime(from)}~${rangeTime(until)}`,
      timeUnit: 'day',
      limit: String(statsPageSize),
      offset: String(page * statsPageSize),
      ...form,
      ...filter,
    };
    await waitForStatsTurn(signal);
    const found = await read(organization, target, callRowsSchema(dimensions.length), {
      query,
      signal,
    });
    stats.rows.push(...found.rows);
    if (found.rows.length < statsPageSize) return { ...stats, isTruncated: found.isTruncated };
  }
  return stats;
}

/** A time as statistics take it: *11/26/2026 14:05*, in UTC. */
function rangeTime(ms: number): string {
  const [year, month, day, hour, minute] = new Date(ms).toISOString().split(/\D/u);
  return `${month}/${day}/${year} ${hour}:${minute}`;
}

const dimension = v.pipe(
  v.object({ name: identity }),
  v.transform(({ name }) => name),
);
const schemaSchema = v.pipe(
  v.object({ dimensions: v.array(v.unknown()) }),
  v.transform(({ dimensions }) => rowsOf(dimensions, dimension, 'dimensions').rows),
);

// Edge has no such list, and none of its documents names this dimension. Where the list is refused, statistics by app
// are still right. @throws ApiError that is transient: what the statistics have is not known then
async function hasKeyDimension(
  organization: string,
  environment: string,
  signal: AbortSignal,
): Promise<boolean> {
  if (!dialectOf(organization).stats.listsDimensions) return false;
  const target = path`/organizations/${organization}/environments/${environment}/analytics/admin/schemav2`;
  await waitForStatsTurn(signal);
  try {
    const names = await read(organization, target, schemaSchema, {
      query: { type: 'fact' },
      signal,
    });
    return names.includes('client_id');
  } catch (error) {
    if (signal.aborted || isTransient(error)) throw error;
    return false;
  }
}
