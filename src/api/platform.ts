import { connectionTo, type Platform } from '../connection/connection.ts';
import { firstPage, pageSize, wholeApps } from './first-page.ts';
import type { NextPage } from './paging.ts';

type Query = Record<string, string>;

/** What differs between Apigee X / hybrid and Apigee Edge in the calls the console makes. */
interface Dialect {
  /** asks an app list for whole apps with their credentials */
  wholeApps: Query;
  firstPage: Query;
  nextPage: NextPage;
  /** asks for the apps that a list may hide by default; `null` where no default is documented */
  revokedApps: Query | null;
  /** who can own apps beside developers */
  groups: 'appgroups' | 'companies';
  /** what it takes to change a key, and an app of an AppGroup or of anybody else (reference §6) */
  permissions: { keys: string; groupApps: string; apps: string };
}

/** The token that X gives with a page leads to the next (reference §2.4). */
export const byToken: NextPage = ({ nextPageToken }) =>
  nextPageToken ? { pageSize, pageToken: nextPageToken } : null;

const dialects: Record<Platform, Dialect> = {
  x: {
    wholeApps: wholeApps.x,
    firstPage: firstPage.x,
    nextPage: byToken,
    revokedApps: { status: 'revoked' },
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
    // startKey is inclusive: the next page begins with the row this one ended with (reference §2.4).
    nextPage: ({ rows, lastId }) =>
      rows < Number(pageSize) ? null : { rows: pageSize, startKey: lastId },
    revokedApps: null,
    groups: 'companies',
    // Edge names no permissions, only the role that has them.
    permissions: { keys: 'org admin', groupApps: 'org admin', apps: 'org admin' },
  },
};

/** @throws UnknownOrganization */
export function dialectOf(organization: string): Dialect {
  return dialects[connectionTo(organization).platform];
}
