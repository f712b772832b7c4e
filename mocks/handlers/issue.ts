import type { Call } from './route.ts';
import type { Credential, Organization, Product, ProductInKey } from '../tables.ts';
import { invalid, productNotFound } from '../refusal.ts';
import { alphanumeric } from '../seed/seed-parts.ts';

/**
 * The products of a new key: `pending` when the product needs manual approval, else `approved`
 * (docs/apigee-api.md, "Creating a key"). An unknown product: X 400, Edge 404; both are documented.
 */
export function asProductsInKey(
  organization: Organization,
  names: readonly string[],
): ProductInKey[] {
  return [...new Set(names)].map((name) => {
    const row = organization.products.find((product) => product.name === name);
    if (!row) throw productNotFound(name, organization.platform === 'x' ? 400 : 404);
    return { name, status: initialProductStatus(row) };
  });
}

function initialProductStatus({ approvalType }: Product): string {
  return approvalType === 'manual' ? 'pending' : 'approved';
}

/**
 * A generated key: 32 letters and digits, a secret of 16, always `approved` (docs/apigee-api.md, "Creating a key").
 * `keyExpiresIn` in ms; -1 or absent: never.
 */
export function issueKey(
  { organization }: Call,
  products: readonly string[],
  keyExpiresIn: number | undefined,
  scopes: string[],
): Credential {
  if (keyExpiresIn !== undefined && keyExpiresIn !== -1 && keyExpiresIn <= 0) {
    throw invalid(organization.platform, `Invalid value for keyExpiresIn: ${keyExpiresIn}`);
  }
  const issuedAt = Date.now();
  return {
    consumerKey: randomToken(32),
    consumerSecret: randomToken(16),
    products: asProductsInKey(organization, products),
    attributes: [],
    scopes,
    issuedAt,
    expiresAt: keyExpiresIn === undefined || keyExpiresIn === -1 ? -1 : issuedAt + keyExpiresIn,
    status: 'approved',
  };
}

function randomToken(length: number): string {
  return Array.from(
    crypto.getRandomValues(new Uint32Array(length)),
    (number) => alphanumeric[number % alphanumeric.length],
  ).join('');
}

/** The audit fields of a row that is created now; times in ms. */
export function creationAudit({ user }: Call): {
  createdAt: number;
  createdBy: string;
  lastModifiedAt: number;
  lastModifiedBy: string;
} {
  const now = Date.now();
  return { createdAt: now, createdBy: user, lastModifiedAt: now, lastModifiedBy: user };
}
