import type { App, Organization } from './db.ts';

// What the mock would else work out anew from all apps for every request. Writes change apps in
// place, but never an appId, a name or an owner; they add at the end of the table or replace it.

function cached<Value>(
  build: (apps: readonly App[]) => Value,
): (organization: Organization) => Value {
  const known = new WeakMap<
    readonly App[],
    { last: App | undefined; many: number; value: Value }
  >();
  return ({ apps }) => {
    const last = apps.at(-1);
    const found = known.get(apps);
    if (found?.many === apps.length && found.last === last) return found.value;
    const value = build(apps);
    known.set(apps, { last, many: apps.length, value });
    return value;
  };
}

/** In the order of appId, in which lists page. */
export function inOrder(apps: readonly App[]): readonly App[] {
  return apps.toSorted((one, other) => (one.appId < other.appId ? -1 : 1));
}

/** All apps, in order. */
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

/** The apps whose owner has that id or name, of whatever kind, in the order of the table. */
export function appsOwnedBy(organization: Organization, ownerId: string): readonly App[] {
  return byOwner(organization).get(ownerId) ?? [];
}

const byKey = cached((apps) => {
  const holders = new Map<string, App>();
  for (const app of apps) {
    for (const { consumerKey } of app.credentials) holders.set(consumerKey, app);
  }
  return holders;
});

/**
 * The apps that have the key: one, or none. Keys come and go while the table stays the same, so a
 * key that is not where it was is looked for everywhere.
 */
export function appsWithKey(organization: Organization, key: string): readonly App[] {
  const has = (app: App) => app.credentials.some(({ consumerKey }) => consumerKey === key);
  const known = byKey(organization).get(key);
  return known && has(known) ? [known] : organization.apps.filter(has);
}
