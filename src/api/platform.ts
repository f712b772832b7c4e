import { connectionTo, type Platform } from '../connection/connection.ts';
import { firstPage, pageSize, wholeApps } from './lists/first-page.ts';
import type { NextPage, Query } from './lists/paging.ts';

/** One condition that a list of apps can be filtered by. */
export interface FilterTerm {
  by: 'owner' | 'product' | 'name' | 'kind' | 'status' | 'key';
  value: string;
}

/** What differs between Apigee X / hybrid and Apigee Edge in the calls the console makes. */
interface Dialect {
  /** the query for whole apps with their credentials */
  wholeApps: Query;
  firstPage: Query;
  nextPage: NextPage;
  /** by the documentation, a list without a status filter has approved apps only */
  listsApprovedByDefault: boolean;
  /** the query that filters by one term; `null` = the server can't */
  serverFilter(term: FilterTerm): Query | null;
  /** how statistics are asked for, and whether the organization lists their dimensions */
  stats: { segment: string; query: Query; listsDimensions: boolean };
  /** who can own apps besides developers */
  groups: 'appgroups' | 'companies';
  /** the permission that a call needs, or the role that has it (docs/apigee-api.md, "Permissions") */
  permission(of: PermissionOf, verb: 'create' | 'manage' | 'delete' | 'update'): string;
}

/** What a permission of X is about. */
type PermissionOf = 'appkeys' | 'appgroupapps' | 'developerapps' | 'developers' | 'appgroups';

/** X sends a token for the next page (docs/apigee-api.md, "Paging"). */
export const byToken: NextPage = ({ nextPageToken }) =>
  nextPageToken ? { pageSize, pageToken: nextPageToken } : null;

const dialects: Record<Platform, Dialect> = {
  x: {
    wholeApps: wholeApps.x,
    firstPage: firstPage.x,
    nextPage: byToken,
    listsApprovedByDefault: true,
    serverFilter: filterOfX,
    stats: { segment: 'optimizedStats', query: {}, listsDimensions: true },
    groups: 'appgroups',
    permission: (of, verb) => `apigee.${of}.${verb}`,
  },
  edge: {
    wholeApps: wholeApps.edge,
    firstPage: firstPage.edge,
    // startKey is inclusive: the next page begins with the row this one ended with (docs/apigee-api.md, "Paging").
    nextPage: ({ rows, lastId }) =>
      rows < Number(pageSize) ? null : { rows: pageSize, startKey: lastId },
    listsApprovedByDefault: false,
    serverFilter: filterOfEdge,
    stats: { segment: 'stats', query: { _optimized: 'js' }, listsDimensions: false },
    groups: 'companies',
    // Edge names no permissions, only the role that has them.
    permission: () => 'org admin',
  },
};

// One term only: how to combine several in `filter` is not documented (docs/apigee-api.md, "Lists").
function filterOfX({ by, value }: FilterTerm): Query | null {
  switch (by) {
    case 'owner':
      // E-mails are lower case here (docs/apigee-api.md, "Names").
      return value.includes('@')
        ? { filter: `developerEmail=${value.toLowerCase()}` }
        : { filter: `appGroup=${value}` };
    case 'product':
      return { filter: `apiProduct=${value}` };
    case 'name':
      return { filter: `appName=${value}` };
    case 'key':
      return { filter: `consumerKey=${value}` };
    case 'kind':
      // The only type whose spelling is known.
      return value === 'appgroup' ? { filter: 'appType=AppGroup' } : null;
    case 'status':
      return { status: value };
  }
}

// Edge has parameters for three terms (docs/apigee-api.md, "Lists").
function filterOfEdge({ by, value }: FilterTerm): Query | null {
  if (by === 'product') return { apiProduct: value };
  if (by === 'kind') return value === 'appgroup' ? null : { apptype: value };
  return by === 'status' ? { status: value } : null;
}

/** @throws UnknownOrganization */
export function dialectOf(organization: string): Dialect {
  return dialects[connectionTo(organization).platform];
}
