import { accessBounds, withStatuses, type Level } from '../access/access-bounds.ts';
import { evaluate, type OwnerState } from '../access/evaluate.ts';
import { statusAfter } from '../access/status.ts';
import type { ListedApp } from './row.ts';

/** How many products in keys a revocation affects. */
export interface AccessLoss {
  /** work now, will stop working */
  stops: number;
  /** may work now, will not work afterwards */
  mayStop: number;
  /** in the same apps: work or may work, and keep working */
  keeps: number;
}

export const noLoss: AccessLoss = { stops: 0, mayStop: 0, keeps: 0 };

export function sumOfLosses(one: AccessLoss, other: AccessLoss): AccessLoss {
  return {
    stops: one.stops + other.stops,
    mayStop: one.mayStop + other.mayStop,
    keeps: one.keeps + other.keeps,
  };
}

/**
 * What the revocation of some statuses of an app stops, by the same rules as a single revocation.
 *
 * @param owner `undefined` = not loaded: what works with an active owner only may work
 * @param now ms
 */
export function accessLostBy(
  app: ListedApp,
  levels: readonly Level[],
  owner: OwnerState | undefined,
  now: number,
): AccessLoss {
  const { least, most } = accessBounds(app, []);
  // Each list has one entry per product in a key, in the same order.
  const works = usableIn(least, owner, now);
  const mayWork = usableIn(most, owner, now);
  const after = usableIn(withStatuses(most, levels, statusAfter.revoke), owner, now);
  const isOwnerKnown = owner?.status !== undefined;
  const loss = { ...noLoss };
  for (const [index, isKept] of after.entries())
    if (isKept) loss.keeps += 1;
    else if (works[index] && isOwnerKnown) loss.stops += 1;
    else if (mayWork[index]) loss.mayStop += 1;
  return loss;
}

function usableIn(app: ListedApp, owner: OwnerState | undefined, now: number): boolean[] {
  return app.credentials.flatMap((key) =>
    key.products.map((held) => evaluate(app, key, held, owner, now).usable),
  );
}
