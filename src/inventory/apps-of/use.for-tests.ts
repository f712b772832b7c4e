import type { QueryClient } from '@tanstack/react-query';
import { tables } from '../../../mocks/db.ts';
import type { App, Credential, Organization } from '../../../mocks/tables.ts';
import { appsQuery } from '../../api/apps.ts';
import { appsWithProductQuery } from '../../api/lists/apps-with-product.ts';
import { developersQuery, groupsQuery } from '../../api/owners.ts';
import { dialectOf } from '../../api/platform.ts';
import { appsOf, filterTermOf, type AppsTarget } from './apps-of.ts';
import { directoryOf } from '../row.ts';

// What pages show is computed again from the tables of the mock, independently of `access/` and `inventory/`.

/** The apps and owners of an organization, as a page loads them. */
export async function loadOrganization(client: QueryClient, organization: string) {
  const { apps, next } = await client.query(appsQuery(organization));
  if (next) throw new Error('there is a second page');
  const owners = await Promise.all([
    client.query(developersQuery(organization)),
    client.query(groupsQuery(organization)),
  ]);
  return { apps, owners: directoryOf(owners.flatMap(({ rows }) => rows)) };
}

/** The IDs of the apps that the server finds, sorted; `null` = it can't. */
export async function idsByFilter(
  client: QueryClient,
  organization: string,
  target: AppsTarget,
): Promise<string[] | null> {
  const filter = dialectOf(organization).serverFilter(filterTermOf(target));
  if (!filter && target.by === 'owner') return null;
  const page = await client.query(
    target.by === 'product'
      ? appsWithProductQuery(organization, target.product)
      : appsQuery(organization, filter ?? {}),
  );
  return appsOf(page.apps, target)
    .map(({ appId }) => appId)
    .toSorted();
}

/** The tables of an organization of the mock. */
export function tableOf(organization: string): Organization {
  const found = tables().organizations.find(({ name }) => name === organization);
  if (!found) throw new Error(organization);
  return found;
}

/** Whether a key works for a product with a status. An owner that is not in the tables counts as active. */
export function works(table: Organization, app: App, key: Credential, status: string): boolean {
  const is = (value: string, wanted: string) => value.toLowerCase() === wanted;
  const owner =
    table.developers.find(({ developerId }) => developerId === app.owner.id) ??
    [...table.appGroups, ...table.companies].find(({ name }) => name === app.owner.id);
  const { expiresAt = -1 } = key;
  const isExpired = expiresAt > 0 && expiresAt <= Date.now();
  return (
    is(key.status, 'approved') &&
    is(app.status, 'approved') &&
    is(status, 'approved') &&
    is(owner?.status ?? 'active', 'active') &&
    !isExpired
  );
}

/** The keys of apps that pass a test, sorted. */
export function keysThat(
  apps: readonly App[],
  test: (app: App, key: Credential) => boolean,
): string[] {
  return apps
    .flatMap((app) => app.credentials.filter((key) => test(app, key)))
    .map(({ consumerKey }) => consumerKey)
    .toSorted();
}
