import { queryOptions } from '@tanstack/react-query';
import { connectionTo } from '../connection/connection.ts';
import { ApiError, hostOf } from './api-error.ts';
import { read } from './client.ts';
import { pageSize } from './lists/first-page.ts';
import { allRows } from './lists/paging.ts';
import type { Rows } from './lists/rows.ts';
import { path } from './path.ts';
import { byToken, dialectOf } from './platform.ts';
import {
  appGroupListSchema,
  appGroupSchema,
  companyListSchema,
  companySchema,
  developerListSchema,
  developerSchema,
  type Owner,
  type OwnerRecord,
} from './schemas.ts';

/** A list of owners. */
export interface OwnerList {
  rows: OwnerRecord[];
  /** how many can't be shown */
  skipped: number;
  /** `false` = there may be more */
  isComplete: boolean;
}

/** A list without pages ends after so many (docs/apigee-api.md, "Lists"). */
const maxListed = 1000;

/**
 * The developers of an organization, for labels in lists: at most the first 1,000, because `expand` excludes paging
 * (docs/apigee-api.md, "Lists"). For one developer use `ownerQuery`.
 */
export function developersQuery(organization: string) {
  return queryOptions({
    queryKey: ['organizations', organization, 'developers'],
    queryFn: async ({ signal }) => {
      const target = path`/organizations/${organization}/developers`;
      const query = { expand: 'true' };
      const list = await read(organization, target, developerListSchema, { query, signal });
      return ownerList(organization, list);
    },
    staleTime: 300_000,
  });
}

/** The AppGroups (X: all) or companies (Edge: those in one response) of an organization. */
export function groupsQuery(organization: string) {
  return queryOptions({
    queryKey: ['organizations', organization, 'groups'],
    queryFn: ({ signal }) => readGroups(organization, signal),
    staleTime: 300_000,
  });
}

async function readGroups(organization: string, signal: AbortSignal): Promise<OwnerList> {
  if (dialectOf(organization).groups === 'companies') {
    const target = path`/organizations/${organization}/companies`;
    const query = { expand: 'true' };
    const list = await read(organization, target, companyListSchema, { query, signal });
    return ownerList(organization, list);
  }
  const target = path`/organizations/${organization}/appgroups`;
  const list = await allRows<OwnerRecord>({
    // Without a page size the server sends no token, and the list would end here (docs/apigee-api.md, "Lists").
    firstPage: { pageSize },
    nextPage: byToken,
    idOf: ({ id }) => id,
    readPage: (query) => read(organization, target, appGroupListSchema, { query, signal }),
  });
  return ownerList(organization, list, list.isComplete);
}

// If all rows are unusable, the list is malformed, not empty: a server that ignores `expand` sends e-mails alone.
function ownerList(
  organization: string,
  { rows, skipped }: Pick<Rows<OwnerRecord>, 'rows' | 'skipped'>,
  isComplete = rows.length + skipped.length < maxListed,
): OwnerList {
  const [first] = skipped;
  if (first && rows.length === 0) {
    const host = hostOf(connectionTo(organization).baseUrl);
    throw new ApiError({ kind: 'malformed', host, message: first.path });
  }
  return { rows, skipped: skipped.length, isComplete };
}

/** The owner of an app, whose status decides about its keys too. */
export function ownerQuery(organization: string, owner: Owner) {
  return queryOptions({
    queryKey: ['organizations', organization, 'owners', owner.kind, owner.id],
    queryFn: ({ signal }) => readOwner(organization, owner, signal),
    staleTime: 60_000,
  });
}

/** Reads an owner outside the query cache. @throws ApiError @throws NoOwner */
export function readOwner(
  organization: string,
  owner: Owner,
  signal?: AbortSignal,
): Promise<OwnerRecord> {
  const call = signal ? { signal } : {};
  return read(organization, ownerPath(organization, owner), schemas[owner.kind], call);
}

/** Thrown for an app without an owner: the path of each write needs one (docs/apigee-api.md, "Status calls"). */
export class NoOwner extends Error {
  override name = 'NoOwner';
}

/** Whether an app has an owner. */
export function hasOwner(owner: Owner): boolean {
  return Boolean(owner.email || owner.id);
}

/**
 * The path of an owner, below which its apps are. Has the e-mail of a developer if known, else the ID.
 *
 * @throws NoOwner
 */
export function ownerPath(organization: string, owner: Owner): string {
  if (!hasOwner(owner)) throw new NoOwner();
  return path`/organizations/${organization}/${collections[owner.kind]}/${owner.email || owner.id}`;
}

const schemas = {
  developer: developerSchema,
  appgroup: appGroupSchema,
  company: companySchema,
} as const;

const collections = {
  developer: 'developers',
  appgroup: 'appgroups',
  company: 'companies',
} as const;
