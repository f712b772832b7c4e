import { useQueries, useQuery } from '@tanstack/react-query';
import { isMissingProduct } from '../api/api-error.ts';
import { productQuery } from '../api/all-products.ts';
import { productsQuery } from '../api/products.ts';
import type { Product } from '../api/schemas.ts';

interface LoadedProducts {
  products: readonly Product[];
  /** the names of products that do not exist */
  gone: ReadonlySet<string>;
  isLoading: boolean;
}

/** At most this many products that the list lacks are loaded one by one. */
const maxSingleReads = 50;

/** The products of the organization; those of `names` that the list lacks are loaded by themselves. */
export function useProductsNamed(organization: string, names: readonly string[]): LoadedProducts {
  const list = useQuery(productsQuery(organization));
  const unlisted = list.isPending ? [] : names.filter((name) => !list.data?.products.has(name));
  const missing = unlisted.slice(0, maxSingleReads);
  const singles = useQueries({
    queries: missing.map((name) => productQuery(organization, name)),
  });
  return {
    products: [
      ...(list.data?.products.values() ?? []),
      ...singles.flatMap(({ data }) => data ?? []),
    ],
    gone: goneAmong(missing, singles),
    isLoading: list.isPending || singles.some(({ isPending }) => isPending),
  };
}

/**
 * The products that do not exist. A list can be incomplete and a read can be refused: only the 404 of the product itself
 * shows it (docs/apigee-api.md, "Access of a call").
 *
 * @param reads of each name, in their order
 */
export function goneAmong(
  names: readonly string[],
  reads: readonly { error: unknown }[],
): ReadonlySet<string> {
  return new Set(names.filter((_name, index) => isMissingProduct(reads[index]?.error)));
}
