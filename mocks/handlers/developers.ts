import { appsOwnedBy } from '../app-index.ts';
import { bodies, listReply, reply } from '../bodies/bodies.ts';
import type { Developer } from '../tables.ts';
import { count, flag, fromStartKey } from '../paging.ts';
import { invalid } from '../refusal.ts';
import { findDeveloper, listed } from './find.ts';
import { type Call, route } from './route.ts';

/**
 * `GET …/developers` (docs/apigee-api.md, "Lists"): at most 1,000; `count` and `startKey` (an e-mail,
 * inclusive); with `expand` they are 400. `app`: developers who own an app of that name;
 * `ids`: e-mails or ids. `includeCompany` has no effect: rows always have their companies.
 */
function listDevelopers(call: Call): Response {
  const { organization, url } = call;
  const query = url.searchParams;
  const expand = flag(url, 'expand');
  if (expand && (query.has('count') || query.has('startKey'))) {
    throw invalid(organization.platform, 'expand is not valid with count or startKey');
  }
  const app = query.get('app');
  const ids = query.get('ids')?.split(',');
  const rows = organization.developers
    .filter(
      ({ developerId, email }) =>
        (!ids || ids.includes(email) || ids.includes(developerId)) &&
        (!app || appsOwnedBy(organization, developerId).some(({ name }) => name === app)),
    )
    .sort((one, other) => (one.email < other.email ? -1 : 1));
  const page = fromStartKey(listed(call, rows), {
    startKey: query.get('startKey'),
    size: count(url, organization.platform, 'count', { fallback: 1000, max: 1000 }),
    entity: 'developer',
    id: ({ email }) => email,
  });
  return listReply(organization, page, {
    key: 'developer',
    expand,
    idField: 'email',
    id: ({ email }: Developer) => email,
    body: bodies(organization).developer,
  });
}

function getDeveloper(call: Call): Response {
  const row = findDeveloper(call, call.param('owner'));
  return reply(call.organization, bodies(call.organization).developer(row));
}

export const developerHandlers = [
  ...route('get', '/developers', listDevelopers),
  ...route('get', '/developers/:owner', getDeveloper),
];
