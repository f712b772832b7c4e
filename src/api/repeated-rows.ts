import { worseStatus } from '../access/status.ts';

// Requests address a status by key and product, so a repeated row is the same status.

interface ProductRow {
  name: string;
  status: string;
}

interface KeyRow {
  consumerKey: string;
  status: string;
  products: ProductRow[];
}

/** Each product once, with the status that gives less access. */
export function withoutRepeatedProducts<Row extends ProductRow>(products: readonly Row[]): Row[] {
  const byName = new Map<string, Row>();
  for (const found of products) {
    const status = worseStatus(byName.get(found.name)?.status ?? found.status, found.status);
    byName.set(found.name, { ...found, status });
  }
  return [...byName.values()];
}

/** Each key once, with the statuses that give less access and the products of all its rows. */
export function withoutRepeatedKeys<Row extends KeyRow>(keys: readonly Row[]): Row[] {
  const byKey = new Map<string, Row>();
  for (const key of keys) {
    const before = byKey.get(key.consumerKey);
    byKey.set(
      key.consumerKey,
      before
        ? {
            ...before,
            status: worseStatus(before.status, key.status),
            products: withoutRepeatedProducts([...before.products, ...key.products]),
          }
        : key,
    );
  }
  return [...byKey.values()];
}
