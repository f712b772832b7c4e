import { seed } from './seed/seed.ts';

/** Which dialect an organization's management API speaks (docs/apigee-api.md, "Response shapes"). */
export type Platform = 'x' | 'edge';

export type OwnerKind = 'developer' | 'appgroup' | 'company';

export interface Attribute {
  name: string;
  value: string;
}

/** An API product in a key. The status belongs to this pair and to nothing else (level 1). */
export interface ProductInKey {
  name: string;
  status: string;
}

/** A consumer key with its secret. Times in ms since 1970. */
export interface Credential {
  consumerKey: string;
  consumerSecret: string;
  products: ProductInKey[];
  attributes: Attribute[];
  scopes: string[];
  issuedAt: number;
  /** -1: never. Absent: the platform does not send the field (a key imported on Edge). */
  expiresAt?: number;
  status: string;
  asSent?: AsSent;
}

/** Fields of a body on X exactly as they are sent, whatever their type: for rows that a careful server would not send. */
export type AsSent = Record<string, unknown>;

/** Times in ms since 1970; `createdBy` and `lastModifiedBy` are e-mails, sent by Edge only. */
export interface Audit {
  createdAt: number;
  createdBy: string;
  lastModifiedAt: number;
  lastModifiedBy: string;
}

export interface App extends Audit {
  appId: string;
  name: string;
  owner: { kind: OwnerKind; /** developerId, or the name of the AppGroup or company */ id: string };
  status: string;
  attributes: Attribute[];
  callbackUrl: string;
  scopes: string[];
  accessType?: string;
  appFamily?: string;
  /** Edge sent `""` with some developer apps (docs/apigee-api.md, "Response shapes"). */
  companyName?: string;
  credentials: Credential[];
  asSent?: AsSent;
}

export interface Developer extends Audit {
  developerId: string;
  email: string;
  firstName: string;
  lastName: string;
  userName: string;
  status: string;
  attributes: Attribute[];
  /** Edge: names of the companies the developer is a member of. */
  companies: string[];
}

/** An AppGroup (X) or a company (Edge): the two kinds of owner that have a name and no e-mail. */
export interface Group extends Audit {
  name: string;
  displayName: string;
  status: string;
  attributes: Attribute[];
  appGroupId?: string;
  channelId?: string;
  channelUri?: string;
  email?: string;
}

export interface Product extends Audit {
  name: string;
  displayName: string;
  description?: string;
  approvalType: string;
  attributes: Attribute[];
  apiResources: string[];
  environments: string[];
  proxies: string[];
  scopes: string[];
  quota?: string;
  quotaInterval?: string;
  quotaTimeUnit?: string;
  /** fields the mock only keeps: operation groups and the like, as they go over the wire */
  extra?: Record<string, unknown>;
}

export interface Organization extends Audit {
  name: string;
  displayName: string;
  platform: Platform;
  environments: string[];
  properties: Attribute[];
  developers: Developer[];
  appGroups: Group[];
  companies: Group[];
  products: Product[];
  apps: App[];
  /** made by generate.ts: as large as it is, it lives in memory only */
  generated?: boolean;
}

export interface Store {
  version: 1;
  organizations: Organization[];
}

/** The part of `Storage` the mock needs; the browser passes its sessionStorage. */
export type Keeper = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const KEPT_AS = 'keywarden-mock';

/** An organization that is made when a request first names it. */
export interface Offer {
  name: string;
  platform: Platform;
  /** not in the list of organizations: only who knows its name gets there */
  unlisted?: boolean;
  make(): Organization;
}

const offers = new Map<string, Offer>();

let store: Store | undefined;
let keeper: Keeper | undefined;

/** The tables as they are now; seeded at the first call. */
export function tables(): Store {
  store ??= seed(Date.now());
  return store;
}

/**
 * Keeps the tables in `storage` from now on, and takes over what an earlier page of the same tab
 * left there. What cannot be read (absent, corrupt, another version) is ignored.
 */
export function persist(storage: Keeper): void {
  keeper = storage;
  store = restored(storage);
}

/** Adds an organization to the tables, in the place of one with the same name; `reset` drops it. */
export function addOrganization(organization: Organization): void {
  const present = tables();
  const others = present.organizations.filter(({ name }) => name !== organization.name);
  present.organizations = [...others, organization];
}

/** Names an organization in lists and makes it once it is asked for; after a `reset` anew. */
export function offerOrganization(offer: Offer): void {
  offers.set(offer.name, offer);
}

/** The organization of that name, which is made now if it was only offered so far. */
export function organizationNamed(name: string): Organization | undefined {
  const present = tables().organizations.find((row) => row.name === name);
  const offer = offers.get(name);
  if (present || !offer) return present;
  const made = offer.make();
  addOrganization(made);
  return made;
}

/** The names of a platform's organizations, those that are only offered last. */
export function organizationNames(platform: Platform): string[] {
  const present = tables().organizations.filter(({ name }) => !offers.has(name));
  const offered = [...offers.values()].filter(({ unlisted }) => !unlisted);
  return [...present, ...offered]
    .filter((row) => row.platform === platform)
    .map(({ name }) => name);
}

/** Puts the seed back and drops every organization that was added. */
export function reset(now = Date.now()): void {
  store = seed(now);
  save();
}

/**
 * Called after every write. Without a storage, or with one that is full, the state is in memory; so
 * are generated organizations, which would fill any storage and take the others down with them.
 */
export function save(): void {
  if (!keeper || !store) return;
  const organizations = store.organizations.filter(({ generated }) => !generated);
  try {
    keeper.setItem(KEPT_AS, JSON.stringify({ ...store, organizations }));
  } catch {
    // A full or forbidden storage: drop the stale copy, or a reload would bring an old state back.
    try {
      keeper.removeItem(KEPT_AS);
    } catch {
      // Nothing left to keep it in; memory serves this page.
    }
  }
}

function restored(storage: Keeper): Store | undefined {
  try {
    const kept: unknown = JSON.parse(storage.getItem(KEPT_AS) ?? 'null');
    return isStore(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

// Deep enough to survive what another version or a curious hand leaves behind.
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

/**
 * Marks a row as modified: never earlier than, and never equal to, the last time (ms), so that a
 * write within the same millisecond still shows (docs/apigee-api.md, "Change history").
 */
export function touch(row: Audit, by: string): void {
  row.lastModifiedAt = Math.max(Date.now(), row.lastModifiedAt + 1);
  row.lastModifiedBy = by;
}
