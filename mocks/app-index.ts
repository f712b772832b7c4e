import type { App, Organization } from './tables.ts';

// Caches per apps table. Writes never change an appId, name or owner in place; they append to the
// table or replace it.

function cached<Value>(
  build: (apps: readonly App[]) => Value,
): (organization: Organization) => Value {
  const cache = new WeakMap<
    readonly App[],
    { last: App | undefined; length: number; value: Value }
  >();
  return ({ apps }) => {
    const last = apps.at(-1);
    const found = cache.get(apps);
    if (found?.length === apps.length && found.last === last) return found.value;
    const value = build(apps);
    cache.set(apps, { last, length: apps.length, value });
    return value;
  };
}

/** Sorted by appId: lists are paged in this order. */
export function inOrder(apps: readonly App[]): readonly App[] {
  return apps.toSorted((one, other) => (one.appId < other.appId ? -1 : 1));
}

/** All apps, sorted by appId. */
export const appsInOrder: (organization: Organization) => readonly App[] = cached(inOrder);

const byOwner = cached((apps) => {
  const owners = new Map<string, App[]>();
  for (const app of apps) {
    const theirs = owners.get(app.owner.id);
    if (theirs) theirs.push(app);
    else owners.set(app.owner.id, [app]);
  }
  return owners;
});

/** The apps of the owner with that id or name, of any kind, in table order. */
export function appsOwnedBy(organization: Organization, ownerId: string): readonly App[] {
  return byOwner(organization).get(ownerId) ?? [];
}

const byKey = cached((apps) => {
  const holders = new Map<string, App[]>();
  for (const app of apps) {
    for (const { consumerKey } of app.credentials) {
      const theirs = holders.get(consumerKey);
      if (theirs) theirs.push(app);
      else holders.set(consumerKey, [app]);
    }
  }
  return holders;
});

/**
 * The apps that have the key. Keys are added and removed without a new table, so the cached apps are
 * checked, and all apps are searched when none of them has the key.
 */
export function appsWithKey(organization: Organization, key: string): readonly App[] {
  const has = (app: App) => app.credentials.some(({ consumerKey }) => consumerKey === key);
  const known = byKey(organization).get(key)?.filter(has) ?? [];
  return known.length > 0 ? known : organization.apps.filter(has);
}
