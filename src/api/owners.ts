import { queryOptions } from '@tanstack/react-query';
import { read } from './client.ts';
import { pageSize } from './lists/first-page.ts';
import { allRows } from './lists/paging.ts';
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

/**
 * The developers of an organization: at most the first 1,000, because `expand` and paging exclude each
 * other (docs/apigee-api.md, "Lists"). For labels in lists; `ownerQuery` reads the one that matters.
 */
export function developersQuery(organization: string) {
  return queryOptions({
    queryKey: ['organizations', organization, 'developers'],
    queryFn: async ({ signal }) => {
      const target = path`/organizations/${organization}/developers`;
      const query = { expand: 'true' };
      return (await read(organization, target, developerListSchema, { query, signal })).rows;
    },
    staleTime: 300_000,
  });
}

/** The AppGroups (X: all of them) or companies (Edge: as many as one answer holds) of an organization. */
export function groupsQuery(organization: string) {
  return queryOptions({
    queryKey: ['organizations', organization, 'groups'],
    queryFn: ({ signal }) => readGroups(organization, signal),
    staleTime: 300_000,
  });
}

async function readGroups(organization: string, signal: AbortSignal): Promise<OwnerRecord[]> {
  if (dialectOf(organization).groups === 'companies') {
    const target = path`/organizations/${organization}/companies`;
    const query = { expand: 'true' };
    return (await read(organization, target, companyListSchema, { query, signal })).rows;
  }
  const target = path`/organizations/${organization}/appgroups`;
  return allRows<OwnerRecord>({
    // Without a page size no token comes back, and the list would end here (docs/apigee-api.md, "Lists").
    firstPage: { pageSize },
    nextPage: byToken,
    idOf: ({ id }) => id,
    readPage: async (query) => {
      const list = await read(organization, target, appGroupListSchema, { query, signal });
      return { rows: list.rows, nextPageToken: list.nextPageToken };
    },
  });
}

/** The owner of an app, with the status that every verdict on its keys depends on. */
export function ownerQuery(organization: string, owner: Owner) {
  return queryOptions({
    queryKey: ['organizations', organization, 'owners', owner.kind, owner.id],
    queryFn: ({ signal }): Promise<OwnerRecord> =>
      read(organization, ownerPath(organization, owner), schemas[owner.kind], { signal }),
    staleTime: 60_000,
  });
}

/**
 * An app without an owner can't be addressed by any write: every path goes by the owner (docs/apigee-api.md, "Status
 * calls").
 */
export class NoOwner extends Error {
  override name = 'NoOwner';
}

/** Whether an app names its owner at all. */
export function hasOwner(owner: Owner): boolean {
  return Boolean(owner.email || owner.id);
}

/**
 * Where an owner lives; its apps are below. A developer goes by e-mail where the app names it.
 *
 * @throws NoOwner when the app names none
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
