import { isAlready, knownStatus, type Action } from '../access/status.ts';
import type { Owner } from '../api/schemas.ts';
import type { ListedApp } from './row.ts';

/** What of each app is meant: itself, all its keys, or one product in all its keys. */
export type What = { kind: 'app' } | { kind: 'keys' } | { kind: 'product'; product: string };

/** One thing to do with many apps. */
export interface Wish {
  action: Action;
  what: What;
}

/** What a wish comes to, as far as the list knows. */
export interface BulkPlan {
  /** apps in which something will change */
  apps: number;
  /** switches that will change in them */
  changes: number;
  /** of those: pending now, and nothing leads back there */
  pending: number;
  /** apps in which all of it is so already */
  already: number;
  /** apps without a key, or without that product in one */
  without: number;
  /** apps that will change, by the kind of their owner: that decides which permission it takes */
  byKind: Partial<Record<Owner['kind'], number>>;
}

/** What a person reads about the apps that were chosen; no key is in it. */
export interface Survey {
  plan: BulkPlan;
  /** what products their keys have, at most 200 */
  products: string[];
  /** chosen, and not known: not loaded, or with a change that is not confirmed */
  missing: string[];
}

const mostProducts = 200;

/** The switches of an app that a wish is about, each with its status. */
export function switchesOf(
  { status, credentials }: Pick<ListedApp, 'status' | 'credentials'>,
  what: What,
) {
  if (what.kind === 'app') return [{ level: {}, status }];
  if (what.kind === 'keys')
    return credentials.map((found) => ({
      level: { key: found.consumerKey },
      status: found.status,
    }));
  return credentials.flatMap(({ consumerKey: key, products }) =>
    products
      .filter(({ name }) => name === what.product)
      .map((found) => ({ level: { key, product: what.product }, status: found.status })),
  );
}

/** Counts what a wish would change in apps. */
export function planOf(apps: Iterable<ListedApp>, { action, what }: Wish): BulkPlan {
  const plan: BulkPlan = { apps: 0, changes: 0, pending: 0, already: 0, without: 0, byKind: {} };
  for (const app of apps) {
    const switches = switchesOf(app, what);
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

/** Looks the chosen apps up and counts what a wish would change in them. */
export function surveyOf(
  ids: readonly string[],
  appOf: (appId: string) => ListedApp | undefined,
  wish: Wish,
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
      for (const { name } of key.products) if (products.size < mostProducts) products.add(name);
  return { plan: planOf(apps, wish), products: [...products], missing };
}
