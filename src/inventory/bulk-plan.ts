import { isAlready, knownStatus, type Action } from '../access/status.ts';
import type { Owner } from '../api/schemas.ts';
import type { ListedApp } from './row.ts';

/** Which statuses to set: those of the apps, of all their keys, or of one product in all their keys. */
export type BulkTarget = { kind: 'app' } | { kind: 'keys' } | { kind: 'product'; product: string };

/** A change that is requested for many apps. */
export interface BulkRequest {
  action: Action;
  target: BulkTarget;
}

/** How much a request would change in the loaded apps. */
export interface BulkPlan {
  /** apps in which something will change */
  apps: number;
  /** switches that will change in them */
  changes: number;
  /** of those: pending now, which Undo can't restore */
  pending: number;
  /** apps that have the requested status already */
  already: number;
  /** apps without keys, or without a key that has the product */
  without: number;
  /** apps that will change, by the kind of their owner, which decides the permission */
  byKind: Partial<Record<Owner['kind'], number>>;
}

/** What the preview shows about the selected apps. It has no keys. */
export interface Survey {
  plan: BulkPlan;
  /** products of their keys, at most 200 */
  products: string[];
  /** selected, but not known: not loaded, or with a change that is not confirmed */
  missing: string[];
}

const maxListedProducts = 200;

/** The current statuses that a request would set in an app. */
export function switchesOf(
  { status, credentials }: Pick<ListedApp, 'status' | 'credentials'>,
  target: BulkTarget,
) {
  if (target.kind === 'app') return [{ level: {}, status }];
  if (target.kind === 'keys')
    return credentials.map((found) => ({
      level: { key: found.consumerKey },
      status: found.status,
    }));
  return credentials.flatMap(({ consumerKey: key, products }) =>
    products
      .filter(({ name }) => name === target.product)
      .map((found) => ({ level: { key, product: target.product }, status: found.status })),
  );
}

/** Counts what a request would change in apps. */
export function planOf(apps: Iterable<ListedApp>, { action, target }: BulkRequest): BulkPlan {
  const plan: BulkPlan = { apps: 0, changes: 0, pending: 0, already: 0, without: 0, byKind: {} };
  for (const app of apps) {
    const switches = switchesOf(app, target);
    const open = switches.filter(({ status }) => !isAlready(status, action));
    if (switches.length === 0) plan.without += 1;
    else if (open.length === 0) plan.already += 1;
    else {
      const { kind } = app.owner;
      plan.apps += 1;
      plan.changes += open.length;
      plan.pending += open.filter(({ status }) => knownStatus(status) === 'pending').length;
      plan.byKind[kind] = (plan.byKind[kind] ?? 0) + 1;
    }
  }
  return plan;
}

/** Counts what a request would change in the selected apps. */
export function surveyOf(
  ids: readonly string[],
  appOf: (appId: string) => ListedApp | undefined,
  request: BulkRequest,
): Survey {
  const apps: ListedApp[] = [];
  const missing: string[] = [];
  const products = new Set<string>();
  for (const appId of ids) {
    const app = appOf(appId);
    if (app) apps.push(app);
    else missing.push(appId);
  }
  for (const { credentials } of apps)
    for (const key of credentials)
      for (const { name } of key.products)
        if (products.size < maxListedProducts) products.add(name);
  return { plan: planOf(apps, request), products: [...products], missing };
}
