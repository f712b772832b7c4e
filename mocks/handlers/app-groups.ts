import { bodies, reply } from '../bodies/bodies.ts';
import { count, fromToken } from '../paging.ts';
import { invalid } from '../refusal.ts';
import type { Group } from '../tables.ts';
import { findAppGroup, listed } from './find.ts';
import { type Call, route } from './route.ts';

/**
 * `GET …/appgroups` (X, docs/apigee-api.md, "Lists"): always complete AppGroups. `nextPageToken` and `totalSize` only
 * with `pageSize`; each page starts with the last row of the previous page. `filter`: one clause, on
 * status, channelId or channelUri.
 */
function listAppGroups(call: Call): Response {
  const { organization, url } = call;
  const matches = filterOf(url.searchParams.get('filter') ?? '');
  const rows = listed(call, organization.appGroups.filter(matches)).toSorted((one, other) =>
    one.name < other.name ? -1 : 1,
  );
  const page = fromToken(rows, {
    token: url.searchParams.get('pageToken'),
    size: count(url, 'x', 'pageSize', { fallback: 1000, max: 1000 }),
    overlap: 1,
    id: ({ name }) => name,
  });
  const more = url.searchParams.has('pageSize')
    ? { nextPageToken: page.nextPageToken, ...(rows.length ? { totalSize: rows.length } : {}) }
    : {};
  return reply(organization, { appGroups: page.rows.map(bodies(organization).group), ...more });
}

function filterOf(filter: string): (row: Group) => boolean {
  if (filter === '') return () => true;
  const [, field, quoted, plain = quoted] =
    /^\s*(status|channelId|channelUri)\s*=\s*(?:"(.*)"|(\S+))\s*$/.exec(filter) ?? [];
  if (field !== 'status' && field !== 'channelId' && field !== 'channelUri') {
    throw invalid('x', `Invalid filter: ${filter}`);
  }
  return (row) => row[field] === plain;
}

function getAppGroup(call: Call): Response {
  const row = findAppGroup(call, call.param('owner'));
  return reply(call.organization, bodies(call.organization).group(row));
}

export const appGroupHandlers = [
  ...route('get', '/appgroups', listAppGroups, { only: 'x' }),
  ...route('get', '/appgroups/:owner', getAppGroup, { only: 'x' }),
];
