import { isExpired } from './expiry.ts';
import { isActive, knownStatus } from './status.ts';

type OwnerKind = 'developer' | 'appgroup' | 'company';
type ReasonLevel = 'key' | 'app' | 'owner' | 'product';
type Cause = 'revoked' | 'pending' | 'inactive' | 'expired' | 'missing' | 'unknown';

/** A reason why a key can't call a product. `status` is unchanged from the server. */
export interface Reason {
  level: ReasonLevel;
  cause: Cause;
  status: string;
}

/** The gateway's response to a caller (docs/apigee-api.md, "Runtime faults"). */
export interface Fault {
  /** 403 only for a missing scope, where it is not verified */
  httpStatus: 401 | 403;
  /** what older gateways answer instead */
  olderHttpStatus?: 500;
  errorcode: string;
}

/** Whether a key can call a product, and what prevents it. */
export interface Verdict {
  usable: boolean;
  /** all reasons, the one to show first; empty = usable */
  reasons: Reason[];
  /** `null` = usable */
  fault: Fault | null;
}

/** The fields that a verdict needs. */
export interface HasStatus {
  status: string;
}

/** The fields of a key that a verdict needs. */
export interface KeyState extends HasStatus {
  /** ms since the epoch; `null`, missing or -1 = never */
  expiresAt?: number | string | null | undefined;
  /** the server sent an invalid expiry */
  expiryUnknown?: boolean | undefined;
}

/** What is known of the owner of an app. */
export interface OwnerState {
  kind?: OwnerKind;
  /** missing = not loaded; the verdict then ignores the owner */
  status?: string | undefined;
  /** why the status is not known or may be old: still loading, 404, another error, or an app without an owner */
  unread?: 'loading' | 'missing' | 'failed' | 'none' | undefined;
}

/** A fact that is not known. It makes "usable" uncertain; `unconfirmed` makes "blocked" uncertain too. */
export type Condition =
  | 'owner-loading'
  | 'owner-missing'
  | 'owner-unread'
  | 'expiry-unknown'
  | 'unconfirmed';

/**
 * Whether a key can call a product, and if not, why and with which fault. The gateway decides, and caches for up to
 * 180 s (docs/apigee-api.md, "Propagation").
 *
 * Collects all reasons in the order in which Apigee checks them: key, app, owner, expiry, product. `wouldAdmit` has the
 * same order; the place of the expiry is UNVERIFIED (docs/apigee-api.md, "Effective access"). An unknown status gives
 * no access.
 *
 * @param product the product in the key; `null` = the key has no products
 * @param owner `undefined` or `null` = could not be loaded
 * @param now ms since the epoch
 */
export function evaluate(
  app: HasStatus,
  key: KeyState,
  product: HasStatus | null | undefined,
  owner: OwnerState | null | undefined,
  now: number,
): Verdict {
  const ofProduct = product ? statusReason('product', product.status) : missingProduct;
  const reasons = [...keyReasons(app, key, owner, now), ...(ofProduct ? [ofProduct] : [])];
  return { usable: reasons.length === 0, reasons, fault: faultOf(reasons, owner?.kind) };
}

/** The reasons why a key can't call any product, in the order of `evaluate`. */
export function keyReasons(
  app: HasStatus,
  key: KeyState,
  owner: OwnerState | null | undefined,
  now: number,
): Reason[] {
  return [
    statusReason('key', key.status),
    statusReason('app', app.status),
    ownerReason(owner),
    expiryReason(key, now),
  ].filter((reason) => reason !== null);
}

/** The facts that a verdict on a key needs and that are not known. A blocked key is blocked whatever they are. */
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
  // Apigee joins keys with their products, so it does not find a key without products, whatever its status
  // (docs/apigee-api.md, "Effective access", step 1).
  if (reasons.includes(missingProduct)) return fault('oauth.v2.InvalidApiKey');
  const headline = reasons[0];
  if (!headline) return null;
  if (headline.level === 'app')
    return fault('keymanagement.service.invalid_client-app_not_approved');
  if (headline.level === 'owner') return ownerFaults[ownerKind];
  if (headline.level === 'product') return fault('oauth.v2.InvalidApiKeyForGivenResource');
  if (headline.cause === 'expired')
    return { ...fault('keymanagement.service.consumer_key_expired'), olderHttpStatus: 500 };
  return fault('oauth.v2.ApiKeyNotApproved');
}

function fault(errorcode: string): Fault {
  return { httpStatus: 401, errorcode };
}

const ownerFaults: Record<OwnerKind, Fault> = {
  developer: fault('keymanagement.service.DeveloperStatusNotActive'),
  appgroup: fault('keymanagement.service.AppGroupStatusNotActive'),
  company: fault('keymanagement.service.CompanyStatusNotActive'),
};

/** The verdict on a key: *Usable*, *Usable for 2 of 3 products*, *Blocked: app revoked*. */
export interface KeyVerdict {
  usable: number;
  total: number;
  /** why some or all products are not usable; `null` = all usable */
  reason: Reason | null;
  fault: Fault | null;
}

/** The verdict on a key with all its products. A key without products is blocked. */
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

// The verdicts of a key differ only in their products, among which "revoked" comes first.
function severity(verdict: Verdict): number {
  return ['revoked', 'pending', 'unknown', 'missing'].indexOf(verdict.reasons[0]?.cause ?? '');
}
