import { evaluateKey, type OwnerState } from '../access/evaluate.ts';
import { expiresSoon, isExpired } from '../access/expiry.ts';
import { maskKey } from '../access/mask.ts';
import { knownStatus } from '../access/status.ts';
import type { App, Credential, Owner, OwnerRecord } from '../api/schemas.ts';
import type { View } from './view.ts';

/** The fields of a key that the list needs; `issuedAt` is for its name (`keyNames`). */
export type ListedKey = Pick<Credential, 'consumerKey' | 'status' | 'expiresAt' | 'products'> &
  Partial<Pick<Credential, 'issuedAt' | 'expiryUnknown'>>;

/** The fields of an app that the list needs; times in ms. */
export type ListedApp = Pick<
  App,
  'appId' | 'name' | 'displayName' | 'status' | 'owner' | 'createdAt' | 'lastModifiedAt'
> & { credentials: readonly ListedKey[]; skipped?: App['skipped'] | undefined };

/** A row of the list. Has no keys. Times in ms. */
export interface Row {
  appId: string;
  name: string;
  displayName: string;
  /** e-mail or display name if known, else the ID in the app */
  owner: string;
  products: string[];
  /** the number of keys */
  keys: number;
  status: string;
  createdAt: number | undefined;
  lastModifiedAt: number | undefined;
  warnings: Warning[];
  /** why a search text or filter matches, where the rest of the row does not show it */
  match?: RowMatch | undefined;
}

/** A field of an app that a search text was found in, or what is pending in it. */
export interface RowMatch {
  by: 'name' | 'product' | 'app-id' | 'owner-id' | 'key' | 'pending-key' | 'pending-product';
  /** the field; a key is masked */
  text: string;
}

/** A problem in an approved app. */
export type Warning = 'no-usable-key' | 'pending-key' | 'pending-product' | 'expired-key';

/** Owners by `ownerKey`. */
export type Directory = ReadonlyMap<string, OwnerRecord>;

/** Makes the directory of some owners. */
export function directoryOf(owners: readonly OwnerRecord[]): Directory {
  return new Map(owners.map((owner) => [ownerKey(owner), owner]));
}

/** Identifies an owner of any kind. */
export function ownerKey({ kind, id }: Pick<Owner, 'kind' | 'id'>): string {
  return `${kind} ${id}`;
}

/** The name to show for an owner: e-mail or display name if known, else the ID. */
export function ownerLabel(owner: Owner, owners: Directory): string {
  return owner.email || (owners.get(ownerKey(owner))?.label ?? owner.id);
}

/** The names that an owner is known by: the shown one, the full name of a developer, the API name of a group. */
export function ownerNames(owner: Owner, owners: Directory): string[] {
  const fullName = owners.get(ownerKey(owner))?.fullName ?? '';
  const apiName = owner.kind === 'developer' ? '' : owner.id;
  return [ownerLabel(owner, owners), fullName, apiName];
}

/** `now` in ms. A product that the search text was found in comes first. */
export function rowOf(app: ListedApp, owners: Directory, now: number, match?: RowMatch): Row {
  const { appId, name, displayName, status, createdAt, lastModifiedAt, credentials } = app;
  const products = productsOf(app);
  return {
    appId,
    name,
    displayName,
    owner: ownerLabel(app.owner, owners),
    products: match?.by === 'product' ? [...new Set([match.text, ...products])] : products,
    keys: credentials.length,
    status,
    createdAt,
    lastModifiedAt,
    warnings: warningsOf(app, owners.get(ownerKey(app.owner)), now),
    match,
  };
}

/** The distinct products of an app's keys. */
export function productsOf({ credentials }: Pick<ListedApp, 'credentials'>): string[] {
  return [...new Set(credentials.flatMap(({ products }) => products.map(({ name }) => name)))];
}

// As in Apigee's portal module (docs/apigee-api.md, "Portal warnings"): revoked keys cause no warnings.
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

/** The warnings of a row; what a list is filtered by comes first, because a narrow row has room for one. */
export function warningsFor(
  { has }: Pick<View, 'has'>,
  warnings: readonly Warning[],
): readonly Warning[] {
  if (!has.includes('pending')) return warnings;
  const rank = (warning: Warning) => Number(!warning.startsWith('pending'));
  return warnings.toSorted((one, other) => rank(one) - rank(other));
}

/** Whether an app is approved but has no key that gives access; all of them could be read. `now` in ms. */
export function hasNoUsableKey(
  app: ListedApp,
  owner: OwnerState | undefined,
  now: number,
): boolean {
  if (knownStatus(app.status) !== 'approved' || hasSkippedParts(app)) return false;
  return !liveKeys(app).some((key) => evaluateKey(app, key, owner, now).usable > 0);
}

/** Whether the app, a key or a product in a key is pending, even inside something revoked. */
export function hasPending(app: ListedApp): boolean {
  return isPending(app) || app.credentials.some((key) => isPending(key) || hasPendingProduct(key));
}

/** What is pending in an app if neither its status nor a warning shows it, as inside something revoked. */
export function hiddenPending(app: ListedApp): RowMatch | undefined {
  if (isPending(app) || hasPendingWarning(app)) return undefined;
  for (const key of app.credentials) {
    if (isPending(key)) return { by: 'pending-key', text: maskKey(key.consumerKey) };
    const product = key.products.find(isPending);
    if (product) return { by: 'pending-product', text: product.name };
  }
  return undefined;
}

function hasPendingWarning(app: ListedApp): boolean {
  if (knownStatus(app.status) !== 'approved') return false;
  return liveKeys(app).some((key) => isPending(key) || hasPendingProduct(key));
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

/** Whether a status is pending. */
export function isPending({ status }: { status: string }): boolean {
  return knownStatus(status) === 'pending';
}

/** Whether keys of an app, or products in them, could not be read. */
export function hasSkippedParts({ skipped }: Pick<ListedApp, 'skipped'>): boolean {
  return Boolean(skipped?.length);
}

/** Whether keys of an app could not be read, and so can't be searched. */
export function hasSkippedKeys({ skipped }: Pick<ListedApp, 'skipped'>): boolean {
  return skipped?.some(({ path }) => path.startsWith('credentials')) ?? false;
}
