import {
  conditionsOf,
  evaluate,
  type Condition,
  type OwnerState,
  type Verdict,
} from '../access/evaluate.ts';
import type { Level } from '../access/access-bounds.ts';
import type { ListedApp, ListedKey } from '../inventory/row.ts';

/** A key that has a product. */
export interface ProductKey {
  /** unique among the keys with the product; holds the consumer key: never shown */
  id: string;
  app: ListedApp;
  key: ListedKey;
  /** of the product in the key */
  status: string;
  verdict: Verdict;
  /** what the verdict does not know */
  conditions: Condition[];
}

/** What decides, besides the apps, whether their keys work. */
export interface KeyFacts {
  /** `undefined` = not loaded */
  ownerOf(app: ListedApp): OwnerState | undefined;
  /** by app ID: the statuses whose last change is not confirmed */
  unsettled: ReadonlyMap<string, readonly Level[]>;
  /** ms */
  now: number;
}

/** The keys with a product, each with its verdict for this product. */
export function keysWithProduct(
  apps: readonly ListedApp[],
  product: string,
  { ownerOf, unsettled, now }: KeyFacts,
): ProductKey[] {
  return apps.flatMap((app) =>
    app.credentials.flatMap((key) => {
      const held = key.products.find(({ name }) => name === product);
      if (!held) return [];
      const owner = ownerOf(app);
      const isUnsettled = (unsettled.get(app.appId) ?? []).some((path) =>
        decides(path, key.consumerKey, product),
      );
      return {
        id: `${app.appId} ${key.consumerKey}`,
        app,
        key,
        status: held.status,
        verdict: evaluate(app, key, held, owner, now),
        conditions: [
          ...conditionsOf(key, owner),
          ...(isUnsettled ? (['unconfirmed'] as const) : []),
        ],
      };
    }),
  );
}

// Whether a status is one that the verdict depends on.
function decides({ key, product }: Level, ofKey: string, ofProduct: string): boolean {
  return key === undefined || (key === ofKey && (product === undefined || product === ofProduct));
}
