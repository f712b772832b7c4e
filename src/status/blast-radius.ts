import { accessBounds, withStatuses } from '../access/access-bounds.ts';
import { evaluate, type OwnerState } from '../access/evaluate.ts';
import { statusAfter, type Action } from '../access/status.ts';
import type { App } from '../api/schemas.ts';
import type { Level } from '../operations/app/switches.ts';

/** One product of one key. */
export interface Pair {
  key: string;
  product: string;
}

export interface BlastRadius {
  /** works now, will stop working */
  stops: Pair[];
  /** may work now, will not work afterwards */
  mayStop: Pair[];
  /** keeps working */
  keeps: Pair[];
  /** may keep working: whether it works now is not known */
  mayKeep: Pair[];
  /** within the change, but does not work now */
  blocked: Pair[];
}

/** What decides, besides the app itself, whether its keys work. */
export interface Circumstances {
  owner: OwnerState;
  /** the statuses that are not known, because their last change is not confirmed */
  unconfirmed: readonly Level[];
  /** ms */
  now: number;
}

/** What a change of an app would stop, by the same rules as the verdicts on the page. */
export function blastRadius(
  app: App,
  level: Level,
  action: Action,
  { owner, unconfirmed, now }: Circumstances,
): BlastRadius {
  const { least, most } = accessBounds(app, unconfirmed);
  const openIn = (state: App) => openPairs(state, owner, now);
  const after = (state: App) => openIn(withStatuses(state, [level], statusAfter[action]));
  const works = openIn(least);
  const mayWork = openIn(most);
  const keeps = after(least);
  const mayKeep = after(most);
  return {
    stops: without(works, mayKeep),
    mayStop: without(mayWork, [...works, ...mayKeep]),
    keeps: within(keeps, works),
    mayKeep: within(without(mayKeep, keeps), mayWork),
    blocked: without(pairsWithin(app, level), mayWork),
  };
}

function without(pairs: readonly Pair[], others: readonly Pair[]): Pair[] {
  const ids = new Set(others.map(idOf));
  return pairs.filter((pair) => !ids.has(idOf(pair)));
}

function within(pairs: readonly Pair[], others: readonly Pair[]): Pair[] {
  const ids = new Set(others.map(idOf));
  return pairs.filter((pair) => ids.has(idOf(pair)));
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

function idOf({ key, product }: Pair): string {
  return `${key} ${product}`;
}
