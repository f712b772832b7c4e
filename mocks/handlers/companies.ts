import { bodies, listReply, reply } from '../bodies/bodies.ts';
import type { Group } from '../tables.ts';
import { count, flag, fromStartKey } from '../paging.ts';
import { findCompany, listed } from './find.ts';
import { type Call, route } from './route.ts';

/** `GET …/companies` (Edge): names, or `{company: […]}` when expanded; paged by `count` and `startKey` (inclusive). */
function listCompanies(call: Call): Response {
  const { organization, url } = call;
  const rows = organization.companies.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const page = fromStartKey(listed(call, rows), {
    startKey: url.searchParams.get('startKey'),
    size: count(url, 'edge', 'count', { fallback: 1000, max: 1000 }),
    entity: 'company',
    id: ({ name }) => name,
  });
  return listReply(organization, page, {
    key: 'company',
    expand: flag(url, 'expand'),
    idField: 'name',
    id: ({ name }: Group) => name,
    body: bodies(organization).group,
  });
}

function getCompany(call: Call): Response {
  const row = findCompany(call, call.param('owner'));
  return reply(call.organization, bodies(call.organization).group(row));
}

export const companyHandlers = [
  ...route('get', '/companies', listCompanies, { only: 'edge' }),
  ...route('get', '/companies/:owner', getCompany, { only: 'edge' }),
];
