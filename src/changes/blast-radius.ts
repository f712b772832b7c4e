import { evaluate, type OwnerState } from '../access/evaluate.ts';
import { outcomeOf, type Action } from '../access/status.ts';
import type { App } from '../api/schemas.ts';
import type { Level } from './change.ts';

/** A product as one key opens it. */
export interface Pair {
  key: string;
  product: string;
}

export interface BlastRadius {
  /** what works now and will not work any more */
  stops: Pair[];
  /** what goes on working in this app */
  keeps: Pair[];
  /** what the change is about and does not work now: it neither stops nor goes on */
  blocked: Pair[];
}

/** What a change to an app would do, by the same verdict that the page shows. `now` in ms. */
export function blastRadius(
  app: App,
  level: Level,
  action: Action,
  owner: OwnerState | undefined,
  now: number,
): BlastRadius {
  const after = new Set(openPairs(withChange(app, level, action), owner, now).map(idOf));
  const before = openPairs(app, owner, now);
  const open = new Set(before.map(idOf));
  return {
    stops: before.filter((pair) => !after.has(idOf(pair))),
    keeps: before.filter((pair) => after.has(idOf(pair))),
    blocked: pairsWithin(app, level).filter((pair) => !open.has(idOf(pair))),
  };
}

function pairsWithin(app: App, { key, product }: Level): Pair[] {
  return app.credentials
    .filter(({ consumerKey }) => key === undefined || consumerKey === key)
    .flatMap(({ consumerKey, products }) =>
      products
        .filter(({ name }) => product === undefined || name === product)
        .map(({ name }) => ({ key: consumerKey, product: name })),
    );
}

function openPairs(app: App, owner: OwnerState | undefined, now: number): Pair[] {
  return app.credentials.flatMap((key) =>
    key.products
      .filter((product) => evaluate(app, key, product, owner, now).usable)
      .map((product) => ({ key: key.consumerKey, product: product.name })),
  );
}

function withChange(app: App, { key, product }: Level, action: Action): App {
  const status = outcomeOf[action];
  if (key === undefined) return { ...app, status };
  return {
    ...app,
    credentials: app.credentials.map((found) => {
      if (found.consumerKey !== key) return found;
      if (product === undefined) return { ...found, status };
      const products = found.products.map((held) =>
        held.name === product ? { ...held, status } : held,
      );
      return { ...found, products };
    }),
  };
}

function idOf({ key, product }: Pair): string {
  return `${key} ${product}`;
}
