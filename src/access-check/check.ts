import type { HasStatus, OwnerState } from '../access/evaluate.ts';
import {
  wouldAdmit,
  type CallAccess,
  type CallWithKey,
  type CheckOptions,
  type HeldKey,
  type NamedProduct,
  type ProductLine,
  type StepName,
} from '../access/call/would-admit.ts';
import { productFix, type ProductFix } from './nearest-fix.ts';

/** What a check is made of. */
export interface CheckInput {
  app: HasStatus;
  /** `null` = the organization does not have it */
  key: HeldKey | null;
  owner: OwnerState | null;
  /** the API products that are loaded, not only those of the key */
  products: readonly NamedProduct[];
  call: CallWithKey;
  /** ms since the epoch */
  now: number;
  options: CheckOptions;
}

/** What has to change so that the call is admitted. */
export type Fix =
  | { kind: 'approve key' | 'approve app' | 'activate owner' | 'new key' }
  /** a token with one of these */
  | { kind: 'scopes'; scopes: readonly string[] }
  | ProductFix;

/** Why the answer is not certain. */
interface Doubt {
  step: StepName;
  /** of `product-admits` */
  line?: ProductLine;
}

/** The answer of the page: whether a call is admitted, why, and what would change that. */
export interface Check extends CallAccess {
  /** the approved products that admit the call for certain */
  admittedBy: string[];
  /** the reasons of an uncertain answer, in the order of the checks */
  doubts: Doubt[];
  /** a check before the one that refuses is uncertain, so the fault may be another */
  isFaultUncertain: boolean;
  /** all that has to change, in the order of the checks; empty = nothing, or it is not known */
  fixes: Fix[];
}

/** Checks a call, if the proxy checks API keys (docs/apigee-api.md, "Access of a call"). */
export function checkCall(input: CheckInput): Check {
  const { app, key, products, owner, call, now, options } = input;
  const access = wouldAdmit(app, key, products, owner, call, now, options);
  const approved = access.products.filter(({ isApproved }) => isApproved);
  const failed = access.steps.findIndex(({ result }) => result === 'no');
  const isUncertain = ({ result }: { result: string }) => result === 'uncertain';
  return {
    ...access,
    admittedBy: approved.filter(admits).map(({ name }) => name),
    doubts: access.steps.filter(isUncertain).flatMap(({ step }) => doubtsAt(step, approved)),
    isFaultUncertain: access.steps.slice(0, Math.max(failed, 0)).some(isUncertain),
    fixes: key && access.result === 'refuses' ? fixesOf(access, input) : [],
  };
}

function doubtsAt(step: StepName, approved: readonly ProductLine[]): Doubt[] {
  if (step !== 'product-admits') return [{ step }];
  const open = approved.filter(({ access }) => access.result === 'uncertain');
  return open.map((line) => ({ step, line }));
}

function admits({ access }: ProductLine): boolean {
  return access.result === 'admits';
}

function fixesOf({ steps, products }: CallAccess, input: CheckInput): Fix[] {
  return steps
    .filter(({ result }) => result === 'no')
    .flatMap(({ step }): Fix[] => {
      if (step === 'key-approved') return [{ kind: 'approve key' }];
      if (step === 'app-approved') return [{ kind: 'approve app' }];
      if (step === 'owner-active') return [{ kind: 'activate owner' }];
      if (step === 'key-not-expired') return [{ kind: 'new key' }];
      if (step === 'scopes') return [{ kind: 'scopes', scopes: input.call.requiredScopes ?? [] }];
      return step === 'product-admits' ? [productFix(products, input)] : [];
    });
}
