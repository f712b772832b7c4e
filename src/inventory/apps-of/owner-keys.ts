import { accessBounds, type Level } from '../../access/access-bounds.ts';
import { evaluateKey, type OwnerState } from '../../access/evaluate.ts';
import type { ListedApp, ListedKey } from '../row.ts';

interface KeyOfApp {
  app: ListedApp;
  key: ListedKey;
}

/** The keys of an owner by what its status decides for them. */
export interface OwnerKeys {
  /** work for some product while the owner is active */
  work: KeyOfApp[];
  /** may work while the owner is active: a fact about them is not known */
  mayWork: KeyOfApp[];
  /** don't work, whatever the owner's status is */
  blocked: KeyOfApp[];
}

/**
 * Which keys of an owner stop when it is deactivated and work again when it is activated, by the rules of the verdicts.
 *
 * @param unsettled by app ID: the statuses whose last change is not confirmed
 * @param now ms
 */
export function keysByOwnerStatus(
  apps: readonly ListedApp[],
  kind: OwnerState['kind'],
  unsettled: ReadonlyMap<string, readonly Level[]>,
  now: number,
): OwnerKeys {
  const keys: OwnerKeys = { work: [], mayWork: [], blocked: [] };
  const active: OwnerState = { ...(kind && { kind }), status: 'active' };
  for (const app of apps) {
    const { least, most } = accessBounds(app, unsettled.get(app.appId) ?? []);
    const works = (state: ListedApp, index: number) => {
      const key = state.credentials[index];
      return key !== undefined && evaluateKey(state, key, active, now).usable > 0;
    };
    for (const [index, key] of app.credentials.entries())
      if (works(least, index)) keys.work.push({ app, key });
      else if (works(most, index)) keys.mayWork.push({ app, key });
      else keys.blocked.push({ app, key });
  }
  return keys;
}

/** How many apps some keys are in. */
export function countApps(keys: readonly KeyOfApp[]): number {
  return new Set(keys.map(({ app }) => app.appId)).size;
}
