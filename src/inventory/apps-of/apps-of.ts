import type { FilterTerm } from '../../api/platform.ts';
import type { Owner } from '../../api/schemas.ts';
import { hasSkippedParts, ownerKey, type ListedApp } from '../row.ts';

/** Which apps: those with a key that has a product, or those of an owner. */
export type AppsTarget = { by: 'product'; product: string } | { by: 'owner'; owner: Owner };

// Servers may send other apps too (docs/apigee-api.md, "Lists").
function isAppOf(app: ListedApp, target: AppsTarget): boolean {
  if (target.by === 'product')
    return app.credentials.some(({ products }) =>
      products.some(({ name }) => name === target.product),
    );
  const { owner } = target;
  if (app.owner.kind !== owner.kind) return false;
  // The ID of a developer can change (docs/apigee-api.md, "Owners").
  const email = owner.email.toLowerCase();
  return app.owner.id === owner.id || (email !== '' && app.owner.email.toLowerCase() === email);
}

/** The apps of a target as plain objects, so that a worker can send them. They have their keys. */
export function appsOf(apps: Iterable<ListedApp>, target: AppsTarget): ListedApp[] {
  const found: ListedApp[] = [];
  for (const app of apps)
    if (isAppOf(app, target)) found.push({ ...app, credentials: [...app.credentials] });
  return found;
}

/** How many apps have keys or products that could not be read and that may be of a target. */
export function countUnread(apps: Iterable<ListedApp>, target: AppsTarget): number {
  return [...apps].filter(
    (app) => hasSkippedParts(app) && (target.by === 'product' || isAppOf(app, target)),
  ).length;
}

/** The filter of a server for a target. */
export function filterTermOf(target: AppsTarget): FilterTerm {
  return target.by === 'product'
    ? { by: 'product', value: target.product }
    : { by: 'owner', value: target.owner.email || target.owner.id };
}

/**
 * Whether an empty reply of a server proves nothing: it may not know the filter or the list of a product, and it may
 * compare the case of an e-mail, which filters have in lower case.
 */
export function canBeMissed(target: AppsTarget): boolean {
  if (target.by === 'product') return true;
  const { email } = target.owner;
  return email !== email.toLowerCase();
}

/** How often products and owners are used. */
export interface UseCounts {
  /** keys by the name of a product */
  keysOfProduct: ReadonlyMap<string, number>;
  /** apps by `ownerKey` */
  appsOfOwner: ReadonlyMap<string, number>;
}

/** Counts the keys of each product and the apps of each owner. */
export function countUse(apps: Iterable<ListedApp>): UseCounts {
  const keysOfProduct = new Map<string, number>();
  const appsOfOwner = new Map<string, number>();
  for (const app of apps) {
    addOne(appsOfOwner, ownerKey(app.owner));
    for (const { products } of app.credentials)
      for (const name of new Set(products.map((product) => product.name)))
        addOne(keysOfProduct, name);
  }
  return { keysOfProduct, appsOfOwner };
}

function addOne(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
