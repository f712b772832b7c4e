import { productAdmits } from '../access/product-access.ts';
import { whatItOpens, type ProductScope } from '../access/product/product-scope.ts';
import type { ProductLine } from '../access/call/would-admit.ts';
import type { CheckInput } from './check.ts';

/** Which product of the key has to be approved, or which one has to be added to it. */
export type ProductFix =
  /** `isSure: false` = it may admit the call */
  | ({ kind: 'approve product'; isSure: boolean } & FixingProduct)
  /** `others` = how many other products do the same */
  | ({ kind: 'add product'; others: number } & FixingProduct)
  /** none of the loaded products admits the call */
  | { kind: 'no product' };

interface FixingProduct {
  product: string;
  /** what it opens, if that is every environment or every proxy: no narrower product fixes it */
  unbounded: ProductScope | null;
}

interface Candidate {
  name: string;
  /** the narrowest first; a product that is not loaded last */
  breadth: readonly number[];
  scope: ProductScope | null;
}

/** The nearest: a product that the key has, else one that it can get; an unbounded one only if no other opens the call. */
export function productFix(lines: readonly ProductLine[], input: CheckInput): ProductFix {
  const waiting = lines.filter(({ isApproved }) => !isApproved);
  const [held] = candidates(waiting, 'admits', input);
  const added = candidates(notHeld(lines, input), 'admits', input);
  const [best] = added;
  if (held && (isBounded(held) || !best || !isBounded(best)))
    return { kind: 'approve product', isSure: true, ...fixing(held) };
  if (best) {
    const others = added.filter((one) => isBounded(one) === isBounded(best)).length - 1;
    return { kind: 'add product', others, ...fixing(best) };
  }
  const [unsure] = candidates(waiting, 'uncertain', input);
  return unsure
    ? { kind: 'approve product', isSure: false, ...fixing(unsure) }
    : { kind: 'no product' };
}

function notHeld(
  lines: readonly ProductLine[],
  { products, call, options }: CheckInput,
): Pick<ProductLine, 'name' | 'access'>[] {
  const held = new Set(lines.map(({ name }) => name));
  return products
    .filter(({ name }) => !held.has(name))
    .map((product) => ({
      name: product.name,
      access: productAdmits(product, call, options),
    }));
}

/** The products with this access to the call; those that open the least come first. */
function candidates(
  lines: readonly Pick<ProductLine, 'name' | 'access'>[],
  result: 'admits' | 'uncertain',
  { products }: CheckInput,
): Candidate[] {
  return lines
    .filter(({ access }) => access.result === result)
    .map(({ name, access }) => {
      const product = products.find((one) => one.name === name);
      const scope = product ? whatItOpens(product) : null;
      return { name, scope, breadth: scope ? breadthOf(scope, access.matched) : [Infinity] };
    })
    .toSorted(
      (one, other) => compare(one.breadth, other.breadth) || (one.name < other.name ? -1 : 1),
    );
}

// By what is unbounded, then by the resource that fits, then by how much else it opens.
function breadthOf({ unbounded, environments, openings }: ProductScope, matched = '/'): number[] {
  const rest = openings.reduce((sum, { proxies, paths }) => sum + proxies.length + paths.length, 0);
  return [unbounded.length, wildcards(matched), -matched.length, environments.length, rest];
}

function wildcards(resource: string): number {
  if (resource === '/') return 3;
  return resource.endsWith('**') ? 2 : Number(resource.includes('*'));
}

function compare(one: readonly number[], other: readonly number[]): number {
  const index = one.findIndex((value, at) => value !== other[at]);
  return index === -1 ? 0 : (one[index] ?? 0) - (other[index] ?? 0);
}

function isBounded({ scope }: Candidate): boolean {
  return scope?.unbounded.length === 0;
}

function fixing(candidate: Candidate): FixingProduct {
  return {
    product: candidate.name,
    unbounded: isBounded(candidate) ? null : candidate.scope,
  };
}
