import type { StatusPath } from '../access/access-bounds.ts';
import { switchesOf } from './bulk-plan.ts';
import { hasPending, type ListedApp } from './row.ts';

/** An app, a key, or a product in a key that waits for approval. */
export interface WaitingItem {
  app: ListedApp;
  level: StatusPath;
  /** when its key was issued or its app created, in ms: it can't wait for longer. `undefined` = not known */
  since: number | undefined;
}

/** Everything in apps that is pending, even inside something revoked; the oldest first. */
export function waitingIn(apps: Iterable<ListedApp>): WaitingItem[] {
  const items: WaitingItem[] = [];
  for (const app of apps) {
    // Most apps have nothing: this takes a tenth of the time.
    if (!hasPending(app)) continue;
    for (const { level } of switchesOf(app, { kind: 'pending' }))
      items.push({ app, level, since: sinceOf(app, level) });
  }
  return items.sort(byAge);
}

/** Compares by age, the oldest first; what has no time comes last. */
export function byAge(one: Pick<WaitingItem, 'since'>, other: Pick<WaitingItem, 'since'>): number {
  // NaN if both times are unknown.
  return (one.since ?? Infinity) - (other.since ?? Infinity) || 0;
}

function sinceOf({ credentials, createdAt }: ListedApp, { key }: StatusPath): number | undefined {
  if (key === undefined) return createdAt;
  return credentials.find(({ consumerKey }) => consumerKey === key)?.issuedAt;
}
