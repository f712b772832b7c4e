import { seed } from './seed.ts';

/** Which dialect an organization's management API speaks (reference §1.4). */
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
}

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
  /** Edge sent `""` with some developer apps (reference §8.2). */
  companyName?: string;
  credentials: Credential[];
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
}

export interface Store {
  version: 1;
  organizations: Organization[];
}

/** The part of `Storage` the mock needs; the browser passes its sessionStorage. */
export type Keeper = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const KEPT_AS = 'keywarden-mock';

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

/** Puts the seed back. */
export function reset(now = Date.now()): void {
  store = seed(now);
  save();
}

/** Called after every write. Without a storage, or with one that is full, the state is in memory. */
export function save(): void {
  if (!keeper || !store) return;
  try {
    keeper.setItem(KEPT_AS, JSON.stringify(store));
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
 * write within the same millisecond still shows (reference §10.8).
 */
export function touch(row: Audit, by: string): void {
  row.lastModifiedAt = Math.max(Date.now(), row.lastModifiedAt + 1);
  row.lastModifiedBy = by;
}
