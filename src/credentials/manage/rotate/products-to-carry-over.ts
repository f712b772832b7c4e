import { knownStatus } from '../../../access/status.ts';
import type { Credential } from '../../../api/schemas.ts';

/** A product that a new key does not get, and why. */
export interface LeftProduct {
  name: string;
  why: 'not-approved' | 'gone';
  /** as in the old key */
  status: string;
}

/** The list of products has at most this many (`productsQuery`): what is missing from a full list may exist. */
const maxListed = 1000;

/**
 * The products of a key that its replacement gets: those that are approved and exist.
 *
 * @param known the organization's products by name; `undefined` = not loaded
 */
export function productsToCarryOver(
  { products }: Pick<Credential, 'products'>,
  known: ReadonlyMap<string, unknown> | undefined,
): { carried: string[]; left: LeftProduct[] } {
  const isGone = (name: string) =>
    known !== undefined && known.size > 0 && known.size < maxListed && !known.has(name);
  const carried: string[] = [];
  const left: LeftProduct[] = [];
  for (const { name, status } of products)
    if (knownStatus(status) !== 'approved') left.push({ name, status, why: 'not-approved' });
    else if (isGone(name)) left.push({ name, status, why: 'gone' });
    else carried.push(name);
  return { carried, left };
}
