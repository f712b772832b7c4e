import type { HasStatus, OwnerState } from '../access/evaluate.ts';
import { productAdmits } from '../access/product-access.ts';
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
  /** `isSure: false` = it may admit the call */
  | { kind: 'approve product'; product: string; isSure: boolean }
  /** `others` = how many other products admit the call too */
  | { kind: 'add product'; product: string; others: number }
  /** none of the loaded products admits the call */
  | { kind: 'no product' };

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
      return step === 'product-admits' ? [productFix(products, input)] : [];
    });
}

// The nearest: a product that the key has, else one that it can get.
function productFix(lines: readonly ProductLine[], input: CheckInput): Fix {
  const waiting = lines.filter(({ isApproved }) => !isApproved);
  const held = waiting.find(admits);
  if (held) return { kind: 'approve product', product: held.name, isSure: true };
  const added = productsToAdd(lines, input);
  const [best] = added;
  if (best) return { kind: 'add product', product: best.name, others: added.length - 1 };
  const mayAdmit = waiting.find(({ access }) => access.result === 'uncertain');
  return mayAdmit
    ? { kind: 'approve product', product: mayAdmit.name, isSure: false }
    : { kind: 'no product' };
}

// Those that open the least first: a product without resources opens everything.
function productsToAdd(
  lines: readonly ProductLine[],
  { products, call, options }: CheckInput,
): NamedProduct[] {
  const held = new Set(lines.map(({ name }) => name));
  const found = products
    .filter(({ name }) => !held.has(name))
    .map((product) => ({ product, access: productAdmits(product, call, options) }))
    .filter(({ access }) => access.result === 'admits');
  const breadth = (matched: string | undefined) => (matched ? -matched.length : 1);
  return found
    .toSorted(
      (one, other) =>
        breadth(one.access.matched) - breadth(other.access.matched) ||
        (one.product.name < other.product.name ? -1 : 1),
    )
    .map(({ product }) => product);
}
