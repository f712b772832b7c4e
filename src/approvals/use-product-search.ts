import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { allProductsQuery } from '../api/all-products.ts';
import type { AppsPage } from '../api/apps.ts';
import { appsWithProductQuery } from '../api/lists/apps-with-product.ts';
import { autoLoadLimit, type Inventory } from '../inventory/inventory.ts';

/** A search in the apps of the products with manual approval. */
export interface ProductSearch {
  /** the number of products, and how many of them were searched */
  total: number;
  done: number;
  /** a product has more apps than its first page */
  hasMore: boolean;
  error: unknown;
}

/**
 * Loads the apps of the products with manual approval, one product after the other, as long as not all apps are in
 * memory: most pending items are there. `null` = not needed.
 */
export function useProductSearch(
  organization: string,
  first: AppsPage,
  inventory: Inventory | null,
): ProductSearch | null {
  const client = useQueryClient();
  const isNeeded = mustSearch(first, inventory);
  const products = useQuery({ ...allProductsQuery(organization), enabled: isNeeded });
  const queries = [...((isNeeded && products.data?.products.values()) || [])]
    .filter(({ approvalType }) => approvalType.toLowerCase() === 'manual')
    .map(({ name }) => appsWithProductQuery(organization, name));
  const states = queries.map(({ queryKey }) => client.getQueryState(queryKey)?.status ?? 'pending');
  const next = states.indexOf('pending');
  const results = useQueries({
    queries: queries.map((query, index) => ({ ...query, enabled: next < 0 || index <= next })),
  });
  if (!isNeeded || (queries.length === 0 && !products.isError)) return null;
  return {
    total: queries.length,
    done: states.filter((status) => status !== 'pending').length,
    hasMore: results.some(({ data }) => data !== undefined && data.next !== null),
    error: products.error ?? results.find(({ isError }) => isError)?.error,
  };
}

// A small organization is loaded completely instead (`inventory/load/follow-cache.ts`).
function mustSearch({ next, total = 0 }: AppsPage, inventory: Inventory | null): boolean {
  if (next === null) return false;
  return inventory
    ? inventory.state === 'stopped' || inventory.state === 'failed'
    : total > autoLoadLimit;
}
