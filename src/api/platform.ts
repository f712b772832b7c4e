import { connectionTo, type Platform } from '../connection/connection.ts';
import { firstPage, pageSize, wholeApps } from './lists/first-page.ts';
import type { NextPage, Query } from './lists/paging.ts';

/** One thing that a list of apps can be narrowed by. */
export interface Wanted {
  by: 'owner' | 'product' | 'name' | 'kind' | 'status' | 'key';
  value: string;
}

/** What differs between Apigee X / hybrid and Apigee Edge in the calls the console makes. */
interface Dialect {
  /** asks an app list for whole apps with their credentials */
  wholeApps: Query;
  firstPage: Query;
  nextPage: NextPage;
  /** a list that names no status is documented to hold approved apps alone */
  listsApprovedByDefault: boolean;
  /** what the server finds by itself, one clause at a time; `null` = it can't */
  clause(what: Wanted): Query | null;
  /** who can own apps beside developers */
  groups: 'appgroups' | 'companies';
  /**
   * what it takes to change a key, and an app of an AppGroup or of anybody else (docs/apigee-api.md, "Permissions")
   */
  permissions: { keys: string; groupApps: string; apps: string };
}

/** The token that X gives with a page leads to the next (docs/apigee-api.md, "Paging"). */
export const byToken: NextPage = ({ nextPageToken }) =>
  nextPageToken ? { pageSize, pageToken: nextPageToken } : null;

const dialects: Record<Platform, Dialect> = {
  x: {
    wholeApps: wholeApps.x,
    firstPage: firstPage.x,
    nextPage: byToken,
    listsApprovedByDefault: true,
    clause: clauseOfX,
    groups: 'appgroups',
    permissions: {
      keys: 'apigee.appkeys.manage',
      groupApps: 'apigee.appgroupapps.manage',
      apps: 'apigee.developerapps.manage',
    },
  },
  edge: {
    wholeApps: wholeApps.edge,
    firstPage: firstPage.edge,
    // startKey is inclusive: the next page begins with the row this one ended with (docs/apigee-api.md, "Paging").
    nextPage: ({ rows, lastId }) =>
      rows < Number(pageSize) ? null : { rows: pageSize, startKey: lastId },
    listsApprovedByDefault: false,
    clause: clauseOfEdge,
    groups: 'companies',
    // Edge names no permissions, only the role that has them.
    permissions: { keys: 'org admin', groupApps: 'org admin', apps: 'org admin' },
  },
};

// One `filter` clause: how several combine is nowhere documented (docs/apigee-api.md, "Lists").
function clauseOfX({ by, value }: Wanted): Query | null {
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
      // The only type of which the spelling is known.
      return value === 'appgroup' ? { filter: 'appType=AppGroup' } : null;
    case 'status':
      return { status: value };
  }
}

// Edge has parameters for three of them (docs/apigee-api.md, "Lists").
function clauseOfEdge({ by, value }: Wanted): Query | null {
  if (by === 'product') return { apiProduct: value };
  if (by === 'kind') return value === 'appgroup' ? null : { apptype: value };
  return by === 'status' ? { status: value } : null;
}

/** @throws UnknownOrganization */
export function dialectOf(organization: string): Dialect {
  return dialects[connectionTo(organization).platform];
}
