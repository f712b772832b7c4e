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
  /** a typed e-mail of a developer as paths need it (docs/apigee-api.md, "Names") */
  emailInPath(email: string): string;
  /** the server tells which host and base path lead to which proxy */
  hasIngress: boolean;
  /**
   * The permission that a call needs, or the role and what it is needed for (docs/apigee-api.md, "Permissions"). A
   * refusal is remembered under it, so it differs by what is changed and how.
   */
  permission(of: PermissionOf, verb: PermissionVerb): string;
  /** an int64 in a body */
  int64(value: number): string | number;
  /** the call below an app that imports a key */
  importPath: '/keys' | '/keys/create';
  /** whether an imported key can have an expiry, and a key that gets a product scopes (docs/apigee-api.md, "Creating a key") */
  keyBodies: { expiry: boolean; scopes: boolean };
}

type PermissionVerb = 'create' | 'manage' | 'delete' | 'update';

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
    emailInPath: (email) => email.toLowerCase(),
    hasIngress: true,
    permission: (of, verb) => `apigee.${of}.${verb}`,
    int64: String,
    importPath: '/keys',
    keyBodies: { expiry: true, scopes: true },
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
    emailInPath: (email) => email,
    hasIngress: false,
    // Edge names no permissions. A custom role can allow one kind of change and not another.
    permission: (of, verb) => `org admin (${verb} ${changedOnEdge[of]})`,
    int64: (value) => value,
    importPath: '/keys/create',
    keyBodies: { expiry: false, scopes: false },
  },
};

// As an administrator of Edge, who is asked for the permission, calls them.
const changedOnEdge: Record<PermissionOf, string> = {
  appkeys: 'app keys',
  appgroupapps: 'company apps',
  developerapps: 'developer apps',
  developers: 'developers',
  appgroups: 'companies',
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

// Edge has parameters for two terms (docs/apigee-api.md, "Lists").
function filterOfEdge({ by, value }: FilterTerm): Query | null {
  if (by === 'kind') return value === 'appgroup' ? null : { apptype: value };
  return by === 'status' ? { status: value } : null;
}

/** @throws UnknownOrganization */
export function dialectOf(organization: string): Dialect {
  return dialects[connectionTo(organization).platform];
}

/** Whether the server can look up a complete key. @throws UnknownOrganization */
export function canLookUpKeys(organization: string): boolean {
  return dialectOf(organization).serverFilter({ by: 'key', value: '' }) !== null;
}
