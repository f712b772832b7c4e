import { seed } from './seed/seed.ts';
import type { LazyOrganization, Organization, Platform, Store } from './tables.ts';

/** The part of `Storage` the mock needs; the browser passes its sessionStorage. */
export type StringStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const storageKey = 'keywarden-mock';

const lazyOrganizations = new Map<string, LazyOrganization>();

let store: Store | undefined;
let storage: StringStorage | undefined;

/** The tables as they are now; seeded at the first call. */
export function tables(): Store {
  store ??= seed(Date.now());
  return store;
}

/**
 * Saves the tables in `target` from now on, and restores what an earlier page of the same tab saved
 * there. State that is absent, corrupt or of another version is ignored.
 */
export function persist(target: StringStorage): void {
  storage = target;
  store = restored(target);
}

/** Adds an organization to the tables, or replaces the one with its name; `reset` drops it. */
export function addOrganization(organization: Organization): void {
  const present = tables();
  const others = present.organizations.filter(({ name }) => name !== organization.name);
  present.organizations = [...others, organization];
}

/** Lists an organization, and makes it when a request first names it; after a `reset` again. */
export function addLazyOrganization(organization: LazyOrganization): void {
  lazyOrganizations.set(organization.name, organization);
}

/** The organization of that name; a lazy one is made now. */
export function organizationNamed(name: string): Organization | undefined {
  const present = tables().organizations.find((row) => row.name === name);
  const lazy = lazyOrganizations.get(name);
  if (present || !lazy) return present;
  const made = lazy.make();
  addOrganization(made);
  return made;
}

/** The names of a platform's organizations, lazy ones last. */
export function organizationNames(platform: Platform): string[] {
  const present = tables().organizations.filter(({ name }) => !lazyOrganizations.has(name));
  const lazy = [...lazyOrganizations.values()].filter(({ unlisted }) => !unlisted);
  return [...present, ...lazy].filter((row) => row.platform === platform).map(({ name }) => name);
}

/** Puts the seed back and drops every organization that was added. */
export function reset(now = Date.now()): void {
  store = seed(now);
  save();
}

/**
 * Called after every write. Without a storage, or with a full one, the state is only in memory.
 * Generated organizations are never saved: they would fill the storage, and then nothing is saved.
 */
export function save(): void {
  if (!storage || !store) return;
  const organizations = store.organizations.filter(({ generated }) => !generated);
  try {
    storage.setItem(storageKey, JSON.stringify({ ...store, organizations }));
  } catch {
    // The storage is full or blocked. Remove the old copy, or a reload would restore it.
    try {
      storage.removeItem(storageKey);
    } catch {
      // The storage is blocked. The state stays in memory.
    }
  }
}

function restored(source: StringStorage): Store | undefined {
  try {
    const saved: unknown = JSON.parse(source.getItem(storageKey) ?? 'null');
    return isStore(saved) ? saved : undefined;
  } catch {
    return undefined;
  }
}

// Checks the shape only as deep as the mock needs it: the state may be from another version or edited by hand.
function isStore(value: unknown): value is Store {
  if (typeof value !== 'object' || value === null) return false;
  const { version, organizations } = value as Partial<Store>;
  return (
    version === 1 &&
    Array.isArray(organizations) &&
    organizations.length > 0 &&
    organizations.every((organization) =>
      (['developers', 'appGroups', 'companies', 'products', 'apps'] as const).every((table) =>
        Array.isArray((organization as Partial<Organization> | null)?.[table]),
      ),
    )
  );
}
