import {
  conditionsOf,
  evaluate,
  type Fault,
  type HasStatus,
  type KeyState,
  type OwnerState,
  type Reason,
  type Verdict,
} from '../evaluate.ts';
import {
  productAdmits,
  type AccessRules,
  type ProductAccess,
  type ProxyCall,
} from '../product-access.ts';
import type { ProductFields } from '../product/product-fields.ts';
import { knownStatus } from '../status.ts';

/** A call with an API key, or with an access token that was made with the key. */
export interface CallWithKey extends ProxyCall {
  /** missing = API key */
  credential?: 'api-key' | 'token' | undefined;
  /** the scopes of the token */
  scopes?: readonly string[] | undefined;
  /** the scopes of which the proxy requires one; missing = not known, then scopes are not checked */
  requiredScopes?: readonly string[] | undefined;
}

/** A key with the statuses of its products. */
export interface HeldKey extends KeyState {
  products: readonly (HasStatus & { name: string })[];
}

/** The definition of an API product. */
export interface NamedProduct extends ProductFields {
  name: string;
}

/**
 * In the order in which Apigee checks them, which is that of `evaluate`. The place of the expiry is UNVERIFIED
 * (docs/apigee-api.md, "Effective access").
 */
export type StepName =
  | 'credential-present'
  | 'key-known'
  | 'key-approved'
  | 'app-approved'
  | 'owner-active'
  | 'key-not-expired'
  | 'product-admits'
  | 'scopes';

/** How the gateway refuses a call (docs/apigee-api.md, "Access of a call"). */
export interface StepFault extends Omit<Fault, 'errorcode'> {
  /** `null` = not known */
  errorcode: string | null;
}

/** A check of the gateway, and whether the call passes it. */
export interface AccessStep {
  step: StepName;
  result: 'yes' | 'no' | 'uncertain';
  /** `null` unless the result is "no" */
  fault: StepFault | null;
  /** why a status or an expiry fails */
  reason?: Reason;
}

/** A product of the key, and whether it admits the call once approved. */
export interface ProductLine {
  name: string;
  status: string;
  isApproved: boolean;
  access: ProductAccess | { result: 'uncertain'; reason: 'not loaded'; matched?: never };
}

/** What is known besides the definitions of products. */
export interface CheckOptions extends AccessRules {
  /** names of products that the server says do not exist (404) */
  goneProducts?: ReadonlySet<string>;
}

/** Whether the gateway admits a call, and by which checks. */
export interface CallAccess {
  result: ProductAccess['result'];
  /** of the first step that fails; an uncertain step before it may fail first. `null` = not refused */
  fault: StepFault | null;
  /** all checks, also those after the first that fails; a key that is missing or unknown ends them */
  steps: AccessStep[];
  products: ProductLine[];
}

/**
 * Whether a call with a key is admitted, if the proxy checks API keys: every step in the order of the gateway
 * (docs/apigee-api.md, "Access of a call").
 *
 * @param key `undefined` = the call carries none; `null` = the organization does not have it
 * @param products the definitions. Lists can be incomplete: a product of the key that is not among them is *not loaded*
 *   and uncertain, unless it is in `goneProducts`
 * @param owner `undefined` or `null` = could not be loaded
 * @param now ms since the epoch
 */
export function wouldAdmit(
  app: HasStatus,
  key: HeldKey | null | undefined,
  products: readonly NamedProduct[],
  owner: OwnerState | null | undefined,
  call: CallWithKey,
  now: number,
  options: CheckOptions = {},
): CallAccess {
  const isToken = call.credential === 'token';
  const lines = (key?.products ?? []).map((held) => productLine(held, products, call, options));
  const steps = [
    ...credentialSteps(key, isToken),
    ...(key ? statusSteps(app, key, owner, isToken, now) : []),
    ...(key ? [productStep(lines, isToken), ...scopeSteps(call)] : []),
  ];
  return { ...outcome(steps), steps, products: lines };
}

function credentialSteps(key: HeldKey | null | undefined, isToken: boolean): AccessStep[] {
  const absent = isToken ? 'oauth.v2.InvalidAccessToken' : 'steps.oauth.v2.FailedToResolveAPIKey';
  const present = step('credential-present', key === undefined ? 'no' : 'yes', absent);
  if (key === undefined) return [present];
  // The gateway does not find a key without products, but a token made with it.
  const isKnown = key !== null && (isToken || key.products.length > 0);
  const unknown = isToken ? 'keymanagement.service.invalid_access_token' : 'oauth.v2.InvalidApiKey';
  return [present, step('key-known', isKnown ? 'yes' : 'no', unknown)];
}

// Each step asks `evaluate` about one status, with the others in order.
function statusSteps(
  app: HasStatus,
  key: HeldKey,
  owner: OwnerState | null | undefined,
  isToken: boolean,
  now: number,
): AccessStep[] {
  const approved = { status: 'approved' };
  const expiry = { ...approved, expiresAt: key.expiresAt };
  const ofKey = evaluate(approved, { status: key.status }, approved, null, now);
  const conditions = conditionsOf(key, owner);
  return [
    // With which code a token of a revoked key is refused is not known.
    verdictStep('key-approved', isToken ? withoutCode(ofKey) : ofKey),
    verdictStep('app-approved', evaluate(app, approved, approved, null, now)),
    verdictStep(
      'owner-active',
      evaluate(approved, approved, approved, owner, now),
      conditions.some((condition) => condition.startsWith('owner-')),
    ),
    verdictStep(
      'key-not-expired',
      evaluate(approved, expiry, approved, null, now),
      conditions.includes('expiry-unknown'),
    ),
  ];
}

type StepVerdict = Pick<Verdict, 'reasons'> & { fault: StepFault | null };

function withoutCode({ reasons, fault }: Verdict): StepVerdict {
  return { reasons, fault: fault && { ...fault, errorcode: null } };
}

function verdictStep(
  name: StepName,
  { reasons, fault }: StepVerdict,
  isUnsure = false,
): AccessStep {
  const [reason] = reasons;
  if (!reason || !fault) return { step: name, result: isUnsure ? 'uncertain' : 'yes', fault: null };
  return { step: name, result: 'no', fault, reason };
}

function productLine(
  { name, status }: HasStatus & { name: string },
  products: readonly NamedProduct[],
  call: ProxyCall,
  { goneProducts, ...rules }: CheckOptions,
): ProductLine {
  // It may have been loaded before it was deleted.
  const isGone = goneProducts?.has(name) === true;
  const definition = isGone ? undefined : products.find((product) => product.name === name);
  const isKnown = isGone || definition !== undefined;
  return {
    name,
    status,
    isApproved: knownStatus(status) === 'approved',
    access: isKnown ? productAdmits(definition, call, rules) : notLoaded,
  };
}

const notLoaded = { result: 'uncertain', reason: 'not loaded' } as const;

// The gateway does not see products that are pending or revoked.
function productStep(lines: readonly ProductLine[], isToken: boolean): AccessStep {
  const approved = lines.filter((line) => line.isApproved);
  const results = new Set(approved.map(({ access }) => access.result));
  const noMatch = isToken
    ? 'keymanagement.service.InvalidAPICallAsNoApiProductMatchFound'
    : 'oauth.v2.InvalidApiKeyForGivenResource';
  if (results.has('admits')) return step('product-admits', 'yes', noMatch);
  return step('product-admits', results.has('uncertain') ? 'uncertain' : 'no', noMatch);
}

// Scopes of an API key are ignored.
function scopeSteps({ credential, scopes = [], requiredScopes = [] }: CallWithKey): AccessStep[] {
  if (credential !== 'token' || requiredScopes.length === 0) return [];
  const hasOne = requiredScopes.some((scope) => scopes.includes(scope));
  return [step('scopes', hasOne ? 'yes' : 'no', 'InsufficientScope', 403)];
}

function step(
  name: StepName,
  result: AccessStep['result'],
  errorcode: string,
  httpStatus: StepFault['httpStatus'] = 401,
): AccessStep {
  return { step: name, result, fault: result === 'no' ? { httpStatus, errorcode } : null };
}

function outcome(steps: readonly AccessStep[]): Pick<CallAccess, 'result' | 'fault'> {
  const failed = steps.find(({ result }) => result === 'no');
  if (failed) return { result: 'refuses', fault: failed.fault };
  const isUnsure = steps.some(({ result }) => result === 'uncertain');
  return { result: isUnsure ? 'uncertain' : 'admits', fault: null };
}
