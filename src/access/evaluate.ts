import { isExpired } from './expiry.ts';
import { isActive, knownStatus } from './status.ts';

type OwnerKind = 'developer' | 'appgroup' | 'company';
export type Level = 'key' | 'app' | 'owner' | 'product';
type Cause = 'revoked' | 'pending' | 'inactive' | 'expired' | 'missing' | 'unknown';

/** One thing that keeps a key from opening a product. `status` is what the server said, letter by letter. */
export interface Reason {
  level: Level;
  cause: Cause;
  status: string;
}

/**
 * What the gateway would answer a caller: always HTTP 401, with this error code (docs/apigee-api.md, "Runtime
 * faults").
 */
interface Fault {
  httpStatus: 401;
  errorcode: string;
  faultstring: string;
}

export interface Verdict {
  usable: boolean;
  /** Every reason, the headline first; empty when usable. */
  reasons: Reason[];
  /** `null` when the call would go through. */
  fault: Fault | null;
}

/** The fields a verdict needs, so that a row, an app or a wire object will do. */
export interface HasStatus {
  status: string;
}
export interface KeyState extends HasStatus {
  /** ms since the epoch; `null`, absent or -1 = never */
  expiresAt?: number | string | null | undefined;
  /** the server sent an expiry that can't be read */
  expiryUnknown?: boolean | undefined;
}
export interface OwnerState {
  kind?: OwnerKind;
  /** absent = not read; the verdict then leaves the owner out rather than guess */
  status?: string | undefined;
  /**
   * why the status is not known, or older than it should be: the request has not ended, was answered with 404,
   * failed otherwise, or the app names no owner to ask for
   */
  unread?: 'loading' | 'missing' | 'failed' | 'none' | undefined;
}

/**
 * Something that is not known, so that "usable" holds only as far as it does not matter. `unconfirmed`: the last
 * change of a status is not confirmed, so neither "usable" nor "blocked" holds.
 */
export type Condition =
  | 'owner-loading'
  | 'owner-missing'
  | 'owner-unread'
  | 'expiry-unknown'
  | 'unconfirmed';

/**
 * Whether a key opens a product, and if not, why and with which fault. "Expected": the gateway is the
 * judge, and caches for up to 180 s (docs/apigee-api.md, "Propagation").
 *
 * Collects every reason and leads with the first of: key → app → owner → expiry → product, the order of
 * Apigee's own verifier (docs/apigee-api.md, "Effective access"). A status it does not know counts as no access.
 *
 * @param product the product's entry in the key; `null` when the key holds none
 * @param owner `undefined` or `null` when it could not be read
 * @param now ms since the epoch
 */
export function evaluate(
  app: HasStatus,
  key: KeyState,
  product: HasStatus | null | undefined,
  owner: OwnerState | null | undefined,
  now: number,
): Verdict {
  const reasons = [
    statusReason('key', key.status),
    statusReason('app', app.status),
    ownerReason(owner),
    expiryReason(key, now),
    product ? statusReason('product', product.status) : missingProduct,
  ].filter((reason) => reason !== null);
  return { usable: reasons.length === 0, reasons, fault: faultOf(reasons, owner?.kind) };
}

/**
 * What a verdict on a key leaves out because it could not be read. A usable key with conditions is never shown as
 * plainly usable; a blocked one is blocked whatever they turn out to be.
 */
export function conditionsOf(key: KeyState, owner: OwnerState | null | undefined): Condition[] {
  const ofOwner = ownerCondition(owner);
  return [
    ...(ofOwner ? [ofOwner] : []),
    ...(key.expiryUnknown ? (['expiry-unknown'] as const) : []),
  ];
}

function ownerCondition(owner: OwnerState | null | undefined): Condition | null {
  if (owner?.unread === 'loading') return 'owner-loading';
  if (owner?.unread === 'missing') return 'owner-missing';
  return owner?.unread || owner?.status === undefined ? 'owner-unread' : null;
}

const missingProduct: Reason = { level: 'product', cause: 'missing', status: '' };

function statusReason(level: 'key' | 'app' | 'product', status: string): Reason | null {
  const known = knownStatus(status);
  return known === 'approved' ? null : { level, cause: known ?? 'unknown', status };
}

function ownerReason(owner: OwnerState | null | undefined): Reason | null {
  const status = owner?.status;
  if (status === undefined || isActive(status)) return null;
  const cause = status.toLowerCase() === 'inactive' ? 'inactive' : 'unknown';
  return { level: 'owner', cause, status };
}

function expiryReason(key: KeyState, now: number): Reason | null {
  return isExpired(key.expiresAt, now)
    ? { level: 'key', cause: 'expired', status: key.status }
    : null;
}

function faultOf(reasons: Reason[], ownerKind: OwnerKind = 'developer'): Fault | null {
  // The verifier joins keys with their products, so a key without any is not found at all, whatever else
  // is wrong with it (docs/apigee-api.md, "Effective access", step 1).
  if (reasons.includes(missingProduct)) return fault('oauth.v2.InvalidApiKey', 'Invalid ApiKey');
  const headline = reasons[0];
  if (!headline) return null;
  if (headline.level === 'app')
    return fault('keymanagement.service.invalid_client-app_not_approved', 'App not Approved');
  if (headline.level === 'owner') return ownerFaults[ownerKind];
  if (headline.level === 'product')
    return fault('oauth.v2.InvalidApiKeyForGivenResource', 'Invalid ApiKey for given resource');
  if (headline.cause === 'expired')
    return fault('keymanagement.service.consumer_key_expired', 'Consumer key expired');
  return fault('oauth.v2.ApiKeyNotApproved', 'ApiKey not approved');
}

function fault(errorcode: string, faultstring: string): Fault {
  return { httpStatus: 401, errorcode, faultstring };
}

const ownerFaults: Record<OwnerKind, Fault> = {
  developer: fault('keymanagement.service.DeveloperStatusNotActive', 'Developer Status not Active'),
  appgroup: fault('keymanagement.service.AppGroupStatusNotActive', 'AppGroup Status not Active'),
  company: fault('keymanagement.service.CompanyStatusNotActive', 'Company Status not Active'),
};

/** How a whole key sums up its products: *Usable*, *Usable for 2 of 3 products*, *Blocked: app revoked*. */
export interface KeyVerdict {
  usable: number;
  total: number;
  /** why nothing or not everything works; `null` when every product is usable */
  reason: Reason | null;
  fault: Fault | null;
}

/** Sums up `evaluate()` over the products of a key. A key without products is blocked. */
export function evaluateKey(
  app: HasStatus,
  key: KeyState & { products: readonly HasStatus[] },
  owner: OwnerState | null | undefined,
  now: number,
): KeyVerdict {
  const products = key.products.length > 0 ? key.products : [null];
  const blocked = products
    .map((product) => evaluate(app, key, product, owner, now))
    .filter((verdict) => !verdict.usable)
    .sort((a, b) => severity(a) - severity(b));
  const worst = blocked[0];
  return {
    usable: products.length - blocked.length,
    total: key.products.length,
    reason: worst?.reasons[0] ?? null,
    fault: worst?.fault ?? null,
  };
}

// Above the products all verdicts of a key share their headline; among products "revoked" leads.
function severity(verdict: Verdict): number {
  return ['revoked', 'pending', 'unknown', 'missing'].indexOf(verdict.reasons[0]?.cause ?? '');
}
