import type { Level } from '../../access/access-bounds.ts';
import { isPending, type ListedApp } from '../row.ts';

/** An app, a key, or a product in a key that waits for approval. */
export interface PendingItem {
  app: ListedApp;
  level: Level;
  /** when its key was issued or its app created, in ms: it can't wait for longer. `undefined` = not known */
  since: number | undefined;
}

/** Everything in apps that is pending, even inside something revoked; the oldest first. */
export function pendingItemsIn(apps: Iterable<ListedApp>): PendingItem[] {
  const items: PendingItem[] = [];
  for (const app of apps) {
    if (isPending(app)) items.push({ app, level: {}, since: app.createdAt });
    for (const key of app.credentials) {
      const { consumerKey, issuedAt: since } = key;
      if (isPending(key)) items.push({ app, level: { key: consumerKey }, since });
      for (const product of key.products.filter(isPending))
        items.push({ app, level: { key: consumerKey, product: product.name }, since });
    }
  }
  return items.sort(byAge);
}

/** Compares by age, the oldest first; what has no time comes last. */
export function byAge(one: Pick<PendingItem, 'since'>, other: Pick<PendingItem, 'since'>): number {
  // NaN if both times are unknown.
  return (one.since ?? Infinity) - (other.since ?? Infinity) || 0;
}
