import type { Level } from '../access/access-bounds.ts';
import {
  conditionsOf,
  evaluateKey,
  type Condition,
  type KeyVerdict,
  type OwnerState,
} from '../access/evaluate.ts';
import type { ListedApp, ListedKey } from '../inventory/row.ts';
import { withUnconfirmedKey } from '../status/unconfirmed.ts';

/** An app of an owner, with the verdict on each of its keys. */
export interface OwnerApp {
  app: ListedApp;
  keys: { key: ListedKey; verdict: KeyVerdict; conditions: Condition[] }[];
  /** how many of its keys work for some product, as far as is known */
  usable: number;
}

/**
 * The apps of an owner with their verdicts.
 *
 * @param unsettled by app ID: the statuses whose last change is not confirmed
 * @param now ms
 */
export function ownerApps(
  apps: readonly ListedApp[],
  owner: OwnerState,
  unsettled: ReadonlyMap<string, readonly Level[]>,
  now: number,
): OwnerApp[] {
  return apps.map((app) => {
    const keys = app.credentials.map((key) => ({
      key,
      verdict: evaluateKey(app, key, owner, now),
      conditions: withUnconfirmedKey(conditionsOf(key, owner), unsettled.get(app.appId) ?? [], {
        app,
        credential: key,
        owner,
        now,
      }),
    }));
    return { app, keys, usable: keys.filter(({ verdict }) => verdict.usable > 0).length };
  });
}
