import { knownStatus } from '../../../access/status.ts';
import type { Credential } from '../../../api/schemas.ts';

/** A product that a new key does not get, and why. */
export interface LeftProduct {
  name: string;
  why: 'not-approved' | 'gone';
  /** as in the old key */
  status: string;
}

/**
 * The products of a key that its replacement gets: those that are approved and exist.
 *
 * @param gone the names of products that do not exist
 */
export function productsToCarryOver(
  { products }: Pick<Credential, 'products'>,
  gone: ReadonlySet<string>,
): { carried: string[]; left: LeftProduct[] } {
  const carried: string[] = [];
  const left: LeftProduct[] = [];
  for (const { name, status } of products)
    if (knownStatus(status) !== 'approved') left.push({ name, status, why: 'not-approved' });
    else if (gone.has(name)) left.push({ name, status, why: 'gone' });
    else carried.push(name);
  return { carried, left };
}
