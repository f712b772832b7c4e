import { connectionTo, type Platform } from '../connection/connection.ts';
import { firstPage, pageSize, wholeApps } from './first-page.ts';

type Query = Record<string, string>;

/** What differs between Apigee X / hybrid and Apigee Edge in the calls the console makes. */
interface Dialect {
  /** asks an app list for whole apps with their credentials */
  wholeApps: Query;
  firstPage: Query;
  /** the query of the page after one that ended with `lastId`, or `null` when that was the last */
  nextPage(page: { rows: number; lastId: string; nextPageToken: string }): Query | null;
  /** who can own apps beside developers */
  groups: 'appgroups' | 'companies';
}

const dialects: Record<Platform, Dialect> = {
  x: {
    wholeApps: wholeApps.x,
    firstPage: firstPage.x,
    nextPage: ({ nextPageToken }) =>
      nextPageToken ? { pageSize, pageToken: nextPageToken } : null,
    groups: 'appgroups',
  },
  edge: {
    wholeApps: wholeApps.edge,
    firstPage: firstPage.edge,
    // startKey is inclusive: the next page begins with the row this one ended with (reference §2.4).
    nextPage: ({ rows, lastId }) =>
      rows < Number(pageSize) ? null : { rows: pageSize, startKey: lastId },
    groups: 'companies',
  },
};

/** @throws UnknownOrganization */
export function dialectOf(organization: string): Dialect {
  return dialects[connectionTo(organization).platform];
}
