import type { Attribute } from '../access/attributes.ts';
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
  attributes: Attribute[];
  scopes: string[];
  expiresAt: number | null;
  expiryUnknown: boolean;
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

/** Each key once, with the status and expiry that give less access, and all else that its rows hold. */
export function withoutRepeatedKeys<Row extends KeyRow>(keys: readonly Row[]): Row[] {
  const byKey = new Map<string, Row>();
  for (const key of keys) {
    const before = byKey.get(key.consumerKey);
    byKey.set(key.consumerKey, before ? { ...before, ...merged(before, key) } : key);
  }
  return [...byKey.values()];
}

function merged(one: KeyRow, other: KeyRow): Omit<KeyRow, 'consumerKey'> {
  const isNew = ({ name, value }: Attribute) =>
    !one.attributes.some((attribute) => attribute.name === name && attribute.value === value);
  const expiryUnknown = one.expiryUnknown || other.expiryUnknown;
  const earliest = Math.min(one.expiresAt ?? Infinity, other.expiresAt ?? Infinity);
  return {
    status: worseStatus(one.status, other.status),
    products: withoutRepeatedProducts([...one.products, ...other.products]),
    attributes: [...one.attributes, ...other.attributes.filter(isNew)],
    scopes: [...new Set([...one.scopes, ...other.scopes])],
    expiresAt: expiryUnknown || earliest === Infinity ? null : earliest,
    expiryUnknown,
  };
}
