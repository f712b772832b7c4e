import { hashKey, type Query, type QueryClient } from '@tanstack/react-query';
import { isMissingApp } from '../../api/api-error.ts';
import { appsQuery, type AppsPage } from '../../api/apps.ts';
import { developersQuery, groupsQuery } from '../../api/owners.ts';
import type { App } from '../../api/schemas.ts';
import {
  autoLoadLimit,
  dropInventoryUnless,
  inventoryOf,
  loadAllApps,
  patchInventory,
  removeFromInventory,
  setInventoryOwners,
  watchNewInventory,
} from '../inventory.ts';
import { knownOwners } from '../known.ts';

/**
 * Keeps the inventory up to date with the query cache: loads the rest of a small organization when its list is shown,
 * and passes on owners, apps that were loaded again, and apps that are gone.
 */
export function followCache(client: QueryClient): void {
  const changedApps = createComparison();
  const passOwners = (organization: string) =>
    void setInventoryOwners(organization, knownOwners(client, organization));
  watchNewInventory(passOwners);
  const follow = (query: Query) => {
    const organization = String(query.queryKey[1]);
    const isOneOf = (...lists: { queryKey: readonly unknown[] }[]) =>
      lists.some(({ queryKey }) => hashKey(queryKey) === query.queryHash);
    const page = client.getQueryData(appsQuery(organization).queryKey);
    if (page && isOneOf(appsQuery(organization))) {
      if (query.isActive()) prepareInventory(organization, page);
      const changed = changedApps(query, page);
      if (changed.length > 0) void patchInventory(organization, changed);
    }
    if (isOneOf(developersQuery(organization), groupsQuery(organization))) passOwners(organization);
  };
  const cache = client.getQueryCache();
  // A list may be shown already.
  for (const query of cache.getAll()) follow(query);
  cache.subscribe((event) => {
    const isLoaded = event.type === 'updated' && event.action.type === 'success';
    if (isLoaded || event.type === 'observerAdded') follow(event.query);
    if (event.type === 'updated' && event.action.type === 'error') dropMissingApp(event.query);
  });
}

// An app that somebody deleted is noticed when its page is opened.
function dropMissingApp({ queryKey, state }: Query): void {
  const [, organization, list, appId] = queryKey.map(String);
  if (list === 'apps' && organization && appId && isMissingApp(state.error))
    void removeFromInventory(organization, appId);
}

// Without a total, assume a small organization; loading stops at the limit. If loading can't start, the page offers a
// button.
function prepareInventory(organization: string, first: AppsPage): void {
  dropInventoryUnless(organization);
  const isSmall = first.next !== null && (first.total ?? 0) <= autoLoadLimit;
  if (isSmall && !inventoryOf(organization))
    loadAllApps(organization, first, autoLoadLimit).catch(() => {});
}

// The apps of a page that its last version lacked. Unchanged apps of a page that was loaded again keep their identity.
function createComparison() {
  const known = new WeakMap<Query, readonly App[]>();
  return (query: Query, { apps }: AppsPage) => {
    const before = new Set(known.get(query) ?? apps);
    known.set(query, apps);
    return apps.filter((app) => !before.has(app));
  };
}
