import { evaluateKey, type OwnerState } from '../access/evaluate.ts';
import { expiresSoon, isExpired } from '../access/expiry.ts';
import { knownStatus } from '../access/status.ts';
import type { App, Credential, Owner, OwnerRecord } from '../api/schemas.ts';

/** What the list needs of a key; `issuedAt` is part of its name. */
export type ListedKey = Pick<Credential, 'consumerKey' | 'status' | 'expiresAt' | 'products'> &
  Partial<Pick<Credential, 'issuedAt' | 'expiryUnknown'>>;

/** What the list needs of an app; times in ms. */
export type ListedApp = Pick<
  App,
  'appId' | 'name' | 'displayName' | 'status' | 'owner' | 'createdAt' | 'lastModifiedAt'
> & { credentials: readonly ListedKey[]; skipped?: App['skipped'] };

/** One app as the list shows it: no key is in it. Times in ms. */
export interface Row {
  appId: string;
  name: string;
  displayName: string;
  /** e-mail or display name where known, else the id that the app names */
  owner: string;
  products: string[];
  /** how many */
  keys: number;
  status: string;
  createdAt: number | undefined;
  lastModifiedAt: number | undefined;
  warnings: Warning[];
}

/** What is wrong in an app that is itself approved. */
export type Warning = 'no-usable-key' | 'pending-key' | 'pending-product' | 'expired-key';

/** Owners by what an app calls them. */
export type Directory = ReadonlyMap<string, OwnerRecord>;

export function directoryOf(owners: readonly OwnerRecord[]): Directory {
  return new Map(owners.map((owner) => [ownerKey(owner), owner]));
}

/** Names an owner of any kind. */
export function ownerKey({ kind, id }: Pick<Owner, 'kind' | 'id'>): string {
  return `${kind} ${id}`;
}

/** What to call an owner: the e-mail or display name where known, else the id. */
export function ownerLabel(owner: Owner, owners: Directory): string {
  return owner.email || (owners.get(ownerKey(owner))?.label ?? owner.id);
}

/** `now` in ms. */
export function rowOf(app: ListedApp, owners: Directory, now: number): Row {
  const { appId, name, displayName, status, createdAt, lastModifiedAt, credentials } = app;
  return {
    appId,
    name,
    displayName,
    owner: ownerLabel(app.owner, owners),
    products: productsOf(app),
    keys: credentials.length,
    status,
    createdAt,
    lastModifiedAt,
    warnings: warningsOf(app, owners.get(ownerKey(app.owner)), now),
  };
}

/** The products of an app's keys, each once. */
export function productsOf({ credentials }: Pick<ListedApp, 'credentials'>): string[] {
  return [...new Set(credentials.flatMap(({ products }) => products.map(({ name }) => name)))];
}

// After the model of Apigee's portal module (docs/apigee-api.md, "Portal warnings"): a revoked key is meant to be
// dead, so its products and its expiry are nobody's worry.
function warningsOf(app: ListedApp, owner: OwnerState | undefined, now: number): Warning[] {
  if (knownStatus(app.status) !== 'approved') return [];
  const live = liveKeys(app);
  return [
    ...(hasNoUsableKey(app, owner, now) ? (['no-usable-key'] as const) : []),
    ...(live.some(isPending) ? (['pending-key'] as const) : []),
    ...(live.some(hasPendingProduct) ? (['pending-product'] as const) : []),
    ...(live.some((key) => isExpired(key.expiresAt, now)) ? (['expired-key'] as const) : []),
  ];
}

/** Whether an app is itself approved, and yet none of its keys opens anything. `now` in ms. */
export function hasNoUsableKey(
  app: ListedApp,
  owner: OwnerState | undefined,
  now: number,
): boolean {
  if (knownStatus(app.status) !== 'approved') return false;
  return !liveKeys(app).some((key) => evaluateKey(app, key, owner, now).usable > 0);
}

/**
 * Whether something in an app waits for an approval: the app itself, a key, or a product in a key, whatever is
 * revoked above it.
 */
export function hasPending(app: ListedApp): boolean {
  return isPending(app) || app.credentials.some((key) => isPending(key) || hasPendingProduct(key));
}

/** Whether a key that is not revoked expires within 30 days of `now` (ms). */
export function hasKeyThatExpiresSoon(app: ListedApp, now: number): boolean {
  return liveKeys(app).some((key) => expiresSoon(key.expiresAt, now));
}

function liveKeys({ credentials }: ListedApp): ListedKey[] {
  return credentials.filter((key) => knownStatus(key.status) !== 'revoked');
}

function hasPendingProduct({ products }: ListedKey): boolean {
  return products.some(isPending);
}

function isPending({ status }: { status: string }): boolean {
  return knownStatus(status) === 'pending';
}
